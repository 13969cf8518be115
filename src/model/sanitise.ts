// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what this file is about

/** CSI: `ESC [` or its one-byte form, parameters, intermediates, final byte (ECMA-48, 5.4). */
const CONTROL_SEQUENCE = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]/g;

/** OSC, DCS, SOS, PM and APC with their terminator. An open one loses its introducer only, so that it cannot hide the lines behind it. */
const STRING_SEQUENCE = /(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c\n\r]*(?:\x07|\x1b\\|\x9c)/g;

/** Every other escape sequence: two characters, or with intermediates. */
const SHORT_ESCAPE = /\x1b[ -/]*[0-~]/g;

/** C0 but line feed and tab, DEL, C1, soft hyphen, zero width, bidirectional marks and overrides, invisible operators, tags, annotations. */
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

const SUSPECT = /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/;

/**
 * Text from a server, a log or a file, safe to draw: no escape sequence, no control character but line feed and tab,
 * nothing invisible that reorders or hides text. Line ends become `\n`. Linear in the length of the text.
 */
export const sanitise = (text: string): string => {
  if (!SUSPECT.test(text)) return text;
  return text
    .replace(STRING_SEQUENCE, '')
    .replace(CONTROL_SEQUENCE, '')
    .replace(SHORT_ESCAPE, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .toWellFormed();
};

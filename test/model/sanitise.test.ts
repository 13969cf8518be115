// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what this file is about
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/model/sanitise.ts';

const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

const pieces = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '\x1b[31m',
    '\x1b]0;title\x07',
    '\x1b]8;;http://a\x1b\\',
    '\x1bPq#0\x1b\\',
    '\x9b2J',
    '\x1b',
    '\x9d',
    '\x1b(B',
    '\r\n',
    '\u202e',
    '\u200b',
    '\ud800',
  ),
);

describe('sanitise', () => {
  it('lets no escape, control, invisible or reordering character through', () => {
    fc.assert(fc.property(fc.array(pieces), (parts) => !FORBIDDEN.test(sanitise(parts.join('')))));
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.array(pieces), (parts) => sanitise(sanitise(parts.join(''))) === sanitise(parts.join(''))));
  });

  it('keeps ordinary text, tabs, line feeds and umlauts as they are', () => {
    const text = 'postfix/smtp[12]:\tGrüße „ßÄ“ → ⚠️ 漢字\nnext';
    expect(sanitise(text)).toBe(text);
  });

  it('takes whole sequences away and leaves the words between them', () => {
    expect(sanitise('\x1b[1;31merror\x1b[0m: \x1b]8;;http://evil\x1b\\here\x1b]8;;\x07 \x1bP1$r0m\x1b\\end\x1b(B')).toBe('error: here end');
  });

  it('does not let an open title sequence hide the lines behind it', () => {
    expect(sanitise('\x1b]0;harmless\nreject: blocked')).toBe('0;harmless\nreject: blocked');
  });

  it('turns every kind of line end into a line feed', () => {
    expect(sanitise('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });

  it('stays linear on a hundred thousand open sequences', () => {
    const started = performance.now();
    sanitise('\x1b]'.repeat(100_000));
    sanitise(`\x1b[${';'.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

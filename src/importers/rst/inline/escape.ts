/** While inline text is read, a backslash that escapes is a NUL, so that places stay and nothing escaped looks like markup. */
export const withEscapes = (text: string): string => text.replaceAll('\\', '\0').replace(/\0\0/g, '\0\\');

/** The text as it is shown: an escaped space is nothing. */
export const readable = (text: string): string => text.replace(/\0\s?/g, '').replace(/[ \t]*\n[ \t]*/g, ' ');

/** The text as it was written, for literals. */
export const asWritten = (text: string): string => text.replaceAll('\0', '\\');

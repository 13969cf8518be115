/** OSC 52: asks the terminal itself to take a text into its clipboard, also over ssh. Terminals may refuse silently. */
export const copySequence = (text: string): string => `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`;

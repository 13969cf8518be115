// biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to find escape sequences
const ESCAPES = /\u001b(?:\[[\d;?]*[A-Za-z]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[()][AB0]|[=>])/g;

/** `root@mx1:~# cmd`, `[root@mx1 ~]# cmd`, `PS C:\> cmd`, `C:\>cmd`: what stood before the answer, with what was typed. */
const PROMPT = /^\s*(?:\(\S+\)\s*)?(?:[\w.-]+@[\w.-]+(?:[: ][^#$%>]*)?[#$%>]|\[[\w.-]+@[\w.-]+[^\]]*\][#$]|(?:PS )?[A-Za-z]:\\[^>]*>|[$❯➜]\s)(?:\s.*|\S.*)?$/;

/**
 * What somebody copied out of a terminal, a chat or a mail, as the program printed it: line ends, escape sequences,
 * invisible characters, code fences, quote marks before lines, prompts and the command itself taken off.
 */
export const cleanPaste = (text: string, command = ''): string => {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(ESCAPES, '')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'");
  const typed = command.trim();
  const bare = (text: string): string =>
    unquoted(text.split('\n').filter((line) => !FENCE.test(line) && !PROMPT.test(line) && !(typed.length > 6 && line.includes(typed)))).join('\n');
  // What was quoted twice, or holds a prompt inside a quote, comes bare after a few rounds.
  let left = plain;
  for (let rounds = 0; rounds < 8 && bare(left) !== left; rounds += 1) left = bare(left);
  return left;
};

const FENCE = /^\s*(?:```|~~~)\w*\s*$/;

/** Mail programs put `> ` before each line of what they quote. */
const unquoted = (lines: readonly string[]): readonly string[] => {
  const full = lines.filter((line) => line.trim() !== '');
  return full.length > 1 && full.every((line) => /^\s*> ?/.test(line)) ? lines.map((line) => line.replace(/^\s*> ?/, '')) : lines;
};

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { quoteStateAt, quoteWord } from '../../src/knowledge/shell-quote.ts';

const stateOf = (command: string): string => quoteStateAt(command.replace('@', ''), command.indexOf('@'));

describe('the quote state', () => {
  it.each([
    ['echo @', 'bare'],
    ['echo "@"', 'double'],
    ["echo '@'", 'single'],
    ['echo \\"@', 'bare'],
    ['echo "a\\"@"', 'double'],
    ["# don't\necho @", 'bare'],
    ["echo a#'@'", 'single'],
    ['echo "$(dig "@")"', 'double'],
    ['echo "$(dig @)"', 'bare'],
    ['echo "$(dig x)@"', 'double'],
    ['echo "`dig @`"', 'backquote'],
    ['echo `x` @', 'bare'],
    ['(cd "x"; echo @)', 'bare'],
    ['cat <<EOF\n@\nEOF', 'here'],
    ["cat <<'EOF'\n@\nEOF", 'literal'],
    ["cat <<-EOF > x\n\tit's\n\tEOF\necho @", 'bare'],
    ["cat <<A <<'B'\na\nA\n@\nB", 'literal'],
  ])('of %j is %s', (command, state) => {
    expect(stateOf(command)).toBe(state);
  });
});

/** Hostile values reach a real shell as text: nothing in them runs, nothing ends a quote. */
it.each(['echo @', 'echo "a @"', "echo 'a @'", 'echo "$(echo "@")"', 'cat <<EOF\n@\nEOF', "cat <<'EOF'\n@\nEOF", "# don't\necho @"])(
  'a hostile value in %j is only text',
  (command) => {
    for (const value of ['$(echo RAN)', '`echo RAN`', '"; echo RAN; "', "'; echo RAN; '", '\\', '$HOME', 'it\'s; "$(id)"']) {
      const line = command.replace('@', () => quoteWord(value, quoteStateAt(command, command.indexOf('@')))!);
      // dash's echo reads backslashes, so the shell's own printf stands in for it.
      const shown = execFileSync('/bin/sh', ['-c', `echo() { printf '%s\\n' "$*"; }\n${line}`], { encoding: 'utf8' });
      expect(shown.trimEnd().replace(/^a /, ''), line).toBe(value);
    }
  },
);

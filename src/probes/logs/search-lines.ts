import { runInNewContext } from 'node:vm';

/** Characters of a line that are searched. */
const LONGEST = 2_000;

/** Runs in a context of its own because only there a pattern that backtracks without end can be stopped. */
const SEARCH = `
const expressions = patterns.map((pattern) => new RegExp(pattern, 'i'));
lines.flatMap((line, index) => (expressions.some((one) => one.test(line)) ? [index] : []));
`;

export type Search = { readonly hits: readonly number[] } | { readonly wrong: string } | { readonly slow: true };

/** Indices of the lines that match one of the patterns; which pattern is none; or that one of them takes too long (milliseconds). */
export const searchLines = (lines: readonly string[], patterns: readonly string[], timeoutMs = 2_000): Search => {
  const wrong = patterns.find((pattern) => !isPattern(pattern));
  if (wrong !== undefined) return { wrong };
  try {
    const hits = runInNewContext(
      SEARCH,
      { patterns: [...patterns], lines: lines.map((line) => line.slice(0, LONGEST)) },
      { timeout: timeoutMs },
    ) as readonly number[];
    return { hits: [...hits] };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { slow: true };
    throw error;
  }
};

const isPattern = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'i');
    return true;
  } catch {
    return false;
  }
};

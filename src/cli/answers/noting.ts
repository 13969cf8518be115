import { isScalar, type LineCounter, type Node } from 'yaml';
import type { Language } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import type { ProbeCatalogue } from '../../model/probe.ts';
import type { Problem } from '../../model/problem.ts';
import type { Words } from '../words.ts';

/** What a file of answers is read against, and in which language it is complained about. */
export type Against = {
  readonly pack: Pack;
  readonly catalogue: ProbeCatalogue;
  readonly product?: string | undefined;
  readonly say: Words;
  readonly language: Language;
};

/** Says what is wrong at a node of the YAML document. */
export type Note = (at: unknown, message: string, mend?: string) => void;

export const problemAt = (lines: LineCounter, file: string, offset: number, message: string, mend?: string): Problem => {
  const { line, col } = lines.linePos(offset);
  return {
    rule: 'answers',
    severity: 'error',
    message: message.replace(/\.$/, ''),
    ...(mend ? { mend } : {}),
    place: { file, line: Math.max(1, line), column: Math.max(1, col) },
  };
};

export const createNote =
  (problems: Problem[], lines: LineCounter, file: string): Note =>
  (at, message, mend) => {
    problems.push(problemAt(lines, file, (at as Node | undefined)?.range?.[0] ?? 0, message, mend));
  };

export const textOf = (node: unknown): string | undefined =>
  isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number') ? String(node.value) : undefined;

export const plainValue = (node: unknown): unknown => (isScalar(node) ? node.value : (node as { toJSON?: () => unknown } | null)?.toJSON?.());

import { readFrontMatter } from '../../knowledge/front-matter.ts';
import type { Problem } from '../../model/problem.ts';

export type Front = {
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
};

const HEAD = /^---(?!-)[^\r\n]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Front matter as data, the project's own way: YAML only, nothing is run. A head that cannot be read is reported, and the page
 * begins below it; one that is not closed is the page's text.
 */
export const readFront = (text: string, file: string): Front => {
  const { value, problems } = readFrontMatter(text, file);
  if (value) return { data: value.data, body: value.body, bodyLine: value.bodyLine, problems };
  const bare = text.replace(/^\ufeff/, '');
  const head = HEAD.exec(bare);
  if (!head) return { data: {}, body: bare, bodyLine: 1, problems: problems.map((problem) => ({ ...problem, severity: 'warning' })) };
  return {
    data: {},
    body: bare.slice(head[0].length),
    bodyLine: head[0].split(/\r\n|\r|\n/).length,
    problems: problems.map((problem) => ({ ...problem, severity: 'warning' })),
  };
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFlow } from '../../src/flow/read-flow.ts';
import { readArticle } from '../../src/knowledge/article.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { ROOT } from './sources.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The indented block of the README whose second line begins so, without its indentation. */
const example = (beginning: string): string => {
  const lines = README.split('\n');
  const start = lines.findIndex((line, at) => line === '    ---' && lines[at + 1]?.startsWith(`    ${beginning}`));
  const after = lines.slice(start).findIndex((line) => line !== '' && !line.startsWith('    '));
  return lines
    .slice(start, start + after)
    .map((line) => line.slice(4))
    .join('\n');
};

describe('the README', () => {
  test('shows an article that can be read', () => {
    const { value, problems } = readArticle(example('title: Your provider'), 'knowledge/common/example.md');
    expect(problems.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([]);
    expect(value?.symptoms.length).toBeGreaterThan(0);
  });

  test('shows a flow that can be read', () => {
    const { value, problems } = readFlow({ base: { text: example('title: I can receive'), file: 'flows/common/example.md' }, others: [] });
    expect(problems.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([]);
    expect(Object.keys(value?.nodes ?? {})).toContain('provider-blocks');
  });

  test('names files and folders that exist', () => {
    const links = [...README.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, target]) => target as string);
    expect(links.filter((target) => readFileSync(join(ROOT, target)).length === 0)).toEqual([]);
  });
});

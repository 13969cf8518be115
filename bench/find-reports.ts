import { existsSync, readFileSync } from 'node:fs';

/** Labelled reports from public trackers stand beside the checkout and are no part of the project. */
const HOME = new URL('../../shared/reports/', import.meta.url);

export type Report = {
  readonly id: number;
  readonly text: string;
  readonly lang: string;
  readonly product: string;
  readonly covered: boolean;
  readonly wanted: ReadonlySet<string>;
};

type Raw = { id: number; title: string; text: string; lang: string; product: string; problem: string; also?: string[] };

/** Undefined where they are not there. */
export const readReports = (): Report[] | undefined => {
  const file = new URL('dev.jsonl', HOME);
  if (!existsSync(file)) return undefined;
  const problems = JSON.parse(readFileSync(new URL('problems.json', HOME), 'utf8')) as { id: string; items: string[] }[];
  const items = new Map(problems.map(({ id, items: of }) => [id, of]));
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Raw)
    .map(({ id, title, text, lang, product, problem, also = [] }) => ({
      id,
      text: `${title}\n${text}`,
      lang,
      product,
      covered: problem !== 'none',
      wanted: new Set([problem, ...also].flatMap((name) => items.get(name) ?? [])),
    }));
};

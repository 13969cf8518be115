import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Asks = Readonly<Record<string, { readonly probe: boolean; readonly conclude: boolean }>>;

type Node = { readonly probe?: string; readonly conclude?: string; readonly enter?: string };

/** What kinds of node a flow has, together with those that it enters. */
export const asksOf = async (folder: string, flow: string, seen: readonly string[] = []): Promise<Asks> => {
  const text = await readFile(join(folder, `${flow}.md`), 'utf8');
  const { nodes } = parse(text.split(/^---$/m)[1] ?? '') as { nodes: Record<string, Node> };
  const entered = Object.values(nodes).flatMap(({ enter }) => (enter === undefined || seen.includes(enter) ? [] : [enter]));
  const others = await Promise.all(entered.map((one) => asksOf(folder, one, [...seen, flow])));
  const own = Object.fromEntries(
    Object.entries(nodes).map(([id, { probe, conclude }]) => [id, { probe: probe !== undefined, conclude: conclude !== undefined }]),
  );
  return Object.assign({}, ...others, own) as Asks;
};

/** Damage to a page as it happens: lines that are lost, doubled, moved, indented, and signs of markup where none belong. */
const SIGNS =
  '# |## |- |* |1. |10) |> |!!! note|??? tip "x"|???+ a|=== "T"|:::|:::: tip|::: details x|```|~~~|````md|    |\t|  |<div>|</div>|<div markdown>|<Tabs>|<TabItem value="a">|' +
  '</Tabs>|<details>|<summary>|</table>|<table>|<tr><td>|<!--|-->|<script>|</script>|<pre>|{|}|{/*|*/}|{: .a #b }|**|****|__|*|_|~~|~|==|^^|++ctrl+a++|{++|++}|[|]|](x)|![|' +
  '[^1]|[^1]: |[a]: b|*[AB]: long|:   def|---|===|| |\\|&|&#0;|&amp;|--8<-- "part.md"|--8<--|<<< @/snippets/snippet.js|<!--@include: ./other.md-->|import X from "./_note.mdx"|' +
  'export const a = {|<X />|\u0000|\u001b[31m|\u202e|\ufeff|\ud800|é|💥|\r|\u2028|https://a.b/(c|www.|`|``|$$|[[toc]]|[TOC]|> [!NOTE]|/// note | x|///|{{ a }}|%%|:heart:|:material-x:|&lt;';

const signs = SIGNS.split('|').filter((sign) => sign !== '');

export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const STEPS: readonly ((lines: string[], random: Random) => void)[] = [
  (lines, random) => void lines.splice(Math.floor(random() * lines.length), 1 + Math.floor(random() * 4)),
  (lines, random) => {
    const at = Math.floor(random() * lines.length);
    lines.splice(at, 0, ...lines.slice(at, at + 1 + Math.floor(random() * 5)));
  },
  (lines, random) => {
    const [moved] = lines.splice(Math.floor(random() * lines.length), 1);
    if (moved !== undefined) lines.splice(Math.floor(random() * (lines.length + 1)), 0, moved);
  },
  (lines, random) => {
    const at = Math.floor(random() * lines.length);
    const by = ' '.repeat(1 + Math.floor(random() * 8));
    for (let index = at; index < Math.min(lines.length, at + 1 + Math.floor(random() * 6)); index++)
      lines[index] = random() < 0.5 ? by + lines[index] : lines[index]!.slice(by.length);
  },
  (lines, random) => void lines.splice(Math.floor(random() * (lines.length + 1)), 0, pick(random, signs)),
  (lines, random) => {
    const at = Math.floor(random() * lines.length);
    const line = lines[at] ?? '';
    const column = Math.floor(random() * (line.length + 1));
    lines[at] = line.slice(0, column) + pick(random, signs) + line.slice(column);
  },
  (lines, random) => {
    const at = Math.floor(random() * lines.length);
    lines[at] = pick(random, signs).repeat(1 + Math.floor(random() * 60)) + (lines[at] ?? '');
  },
  (lines, random) => {
    lines.length = Math.max(1, Math.floor(lines.length * random()));
  },
];

export const mutate = (text: string, random: Random): string => {
  const lines = text.split('\n');
  const steps = 1 + Math.floor(random() * 8);
  for (let step = 0; step < steps; step++) {
    pick(random, STEPS)(lines, random);
    if (lines.length === 0) lines.push('');
  }
  return lines.join(random() < 0.05 ? '\r\n' : '\n');
};

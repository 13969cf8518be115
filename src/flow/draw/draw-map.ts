import type { Language } from '../../model/language.ts';
import { dotHtml, dotText, wrapped } from './dot.ts';
import { shorten } from './drawing.ts';
import { type LinkTo, mermaidText } from './mermaid.ts';
import type { MapNode, PackMap } from './pack-map.ts';
import { PALETTES } from './palette.ts';

const HEADS: Readonly<Record<Language, string>> = { en: 'Flows and the articles they end at', de: 'Abläufe und die Artikel, bei denen sie enden' };

const bare = (id: string): string => id.slice(id.indexOf(':') + 1);

const byShelf = (nodes: readonly MapNode[]): [string, MapNode[]][] => [...Map.groupBy(nodes, ({ shelf }) => shelf)].sort(([a], [b]) => (a < b ? -1 : 1));

export type MapOptions = { readonly language?: Language; readonly theme?: 'light' | 'dark'; readonly linkTo?: LinkTo };

/** The map as DOT: flows to the left, articles to the right, a frame a shelf. */
export const mapDot = ({ nodes, edges }: PackMap, { language = 'en', theme = 'light', linkTo }: MapOptions = {}): string => {
  const { page, text, quiet, edge, missed, kinds } = PALETTES[theme];
  const box = (node: MapNode): string => {
    const { id, kind, title, file, alone } = node;
    const link = linkTo?.(file);
    const shade = kinds[kind === 'flow' ? 'ask' : 'conclude'];
    const rows = [`<B>${dotHtml(bare(id))}</B>`, ...wrapped(shorten(title, 64), 34).map(dotHtml)];
    const shape = kind === 'flow' ? 'shape=box, style="rounded,filled"' : 'shape=note, style=filled';
    const colour = alone ? `color="${missed}", penwidth=2` : `color="${shade.line}"`;
    const name = `class="${kind === 'flow' ? 'ask' : 'conclude'}${alone ? ' missed' : ''}"`;
    return `    ${dotText(id)} [label=<${rows.join('<BR/>')}>, ${shape}, fillcolor="${shade.fill}", ${colour}, ${name}${link ? `, URL=${dotText(link)}` : ''}];`;
  };
  const clusters = byShelf(nodes.filter(({ kind }) => kind === 'flow')).map(([shelf, own]) =>
    [
      `  subgraph ${dotText(`cluster_${shelf}`)} {`,
      `    label=${dotText(shelf)}; style=rounded; color="${edge}"; fontcolor="${quiet}"; fontsize=14;`,
      ...own.map(box),
      '  }',
    ].join('\n'),
  );
  const arrows = edges.map(
    ({ from, to, kind }) => `  ${dotText(from)} -> ${dotText(to)} [class="${kind === 'enters' ? 'enter' : 'go'}"${kind === 'enters' ? ', style=bold' : ''}];`,
  );
  return [
    'digraph pack {',
    `  label=${dotText(HEADS[language])}; labelloc=t; fontsize=18; fontname="Arial"; fontcolor="${text}"; bgcolor="${page}"; rankdir=LR; nodesep=0.12; ranksep=1.6;`,
    `  node [fontname="Arial", fontsize=11, fontcolor="${text}", margin="0.12,0.05"];`,
    `  edge [color="${edge}", arrowsize=0.6];`,
    ...clusters,
    ...nodes.filter(({ kind }) => kind === 'article').map(box),
    ...arrows,
    '}',
    '',
  ].join('\n');
};

/** The map as Mermaid, a frame a shelf. */
export const mapMermaid = ({ nodes, edges }: PackMap, { linkTo }: MapOptions = {}): string => {
  const name = (id: string): string => `n${nodes.findIndex((node) => node.id === id)}`;
  const box = ({ id, kind, title }: MapNode): string => {
    const label = `"${mermaidText(bare(id))}<br/>${mermaidText(shorten(title, 64))}"`;
    return `    ${name(id)}${kind === 'flow' ? `(${label})` : `([${label}])`}`;
  };
  const clusters = byShelf(nodes).flatMap(([shelf, own], at) => [`  subgraph s${at} ["${mermaidText(shelf)}"]`, ...own.map(box), '  end']);
  const arrows = edges.map(({ from, to, kind }) => `  ${name(from)} ${kind === 'enters' ? '==>' : '-->'} ${name(to)}`);
  const links = nodes.flatMap(({ id, file }) => {
    const target = linkTo?.(file);
    return target ? [`  click ${name(id)} href "${encodeURI(target)}"`] : [];
  });
  return ['flowchart LR', ...clusters, ...arrows, ...links, ''].join('\n');
};

import type { Flow } from '../../model/flow.ts';
import type { EdgeKind } from '../graph.ts';
import { type Drawing, type DrawnEdge, type DrawnKind, type DrawnNode, type DrawOptions, drawingOf, labelsOf } from './drawing.ts';
import type { LinkTo } from './mermaid.ts';
import { PALETTES } from './palette.ts';

export type DotOptions = DrawOptions & { readonly theme?: 'light' | 'dark'; readonly direction?: 'TB' | 'LR'; readonly linkTo?: LinkTo };

const SHAPES: Readonly<Record<DrawnKind, string>> = {
  ask: 'shape=box, style="rounded,filled"',
  probe: 'shape=box, peripheries=2, style=filled',
  rank: 'shape=hexagon, style=filled',
  show: 'shape=note, style=filled',
  enter: 'shape=folder, style=filled',
  conclude: 'shape=box, style="rounded,filled,bold"',
  'hand-over': 'shape=octagon, style=filled',
};

const EDGES: Readonly<Record<EdgeKind, readonly string[]>> = {
  go: [],
  enter: [],
  cause: ['style=bold'],
  evidence: ['style=dotted', 'dir=both'],
  otherwise: ['style=dashed'],
  verify: ['style=dashed', 'arrowhead=empty'],
};

/** From this many arrows on, a hand-over stands beside each node that leads to it: one box far away would be all lines. */
const MANY = 4;
const WIDTH = 26;
const MOST_LABELS = 4;

export const dotText = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;

/** Text for Graphviz's HTML-like labels: https://graphviz.org/doc/info/shapes.html#html. */
export const dotHtml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 allows none of them, not even escaped.
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ' ')
    .replace(/[&<>"'\\]/g, (character) => `&#${character.codePointAt(0)};`);

/** Breaks a text at spaces. */
export const wrapped = (text: string, width = WIDTH): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && [...last].length + 1 + [...word].length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

type Colours = (typeof PALETTES)['light'];

const small = (text: string, colour: string, face = ''): string => `<FONT COLOR="${colour}"${face} POINT-SIZE="10">${dotHtml(text)}</FONT>`;

const boxText = ({ id, kind, lines, article }: DrawnNode, back: readonly DrawnEdge[], colours: Colours): string => {
  const [, ...rest] = lines;
  const probe = kind === 'probe' ? rest.at(-1) : undefined;
  const said = probe === undefined ? rest : rest.slice(0, -1);
  const rows = [
    `<B>${dotHtml(id)}</B>`,
    ...said.flatMap((line) => wrapped(line)).map(dotHtml),
    ...(probe === undefined ? [] : [small(probe, colours.quiet, ' FACE="Courier"')]),
    ...(article ? [small(`→ ${article.id}`, colours.quiet)] : []),
    ...back.map((edge) => small(`${labelsOf(edge).join(', ')} ↩ ${edge.to}`, edge.missed ? colours.missed : colours.quiet)),
  ];
  return `<${rows.join('<BR/>')}>`;
};

const edgeText = (edge: DrawnEdge): string | undefined => {
  const labels = labelsOf(edge);
  if (labels.length === 0) return undefined;
  const shown = labels.length > MOST_LABELS + 1 ? [...labels.slice(0, MOST_LABELS), `… +${labels.length - MOST_LABELS}`] : labels;
  return `<${shown.map(dotHtml).join('<BR/>')}>`;
};

/**
 * Arrows that would be long lines across the whole drawing end at a copy of their target beside their source: to
 * hand-overs that many lead to, and to whatever proves a fix.
 */
const endsBeside = ({ nodes, edges }: Drawing): ((edge: DrawnEdge) => boolean) => {
  const crowded = new Set(nodes.filter(({ id, kind }) => kind === 'hand-over' && edges.filter(({ to }) => to === id).length >= MANY).map(({ id }) => id));
  return ({ kind, to }) => kind === 'verify' || crowded.has(to);
};

/** "It did not help" that goes back to the rank is said inside the box: every cause has it. */
const goesBack = ({ nodes, edges }: Drawing): readonly DrawnEdge[] => {
  const ranks = new Set(nodes.filter(({ kind }) => kind === 'rank').map(({ id }) => id));
  return edges.filter(
    ({ kind, from, to }) => kind === 'otherwise' && ranks.has(to) && edges.some((edge) => edge.kind === 'cause' && edge.to === from && edge.from === to),
  );
};

/** Graphviz: https://graphviz.org/doc/info/lang.html. Classes are for the style sheet of the SVG. */
export const drawDot = (flow: Flow, options: DotOptions = {}): string => {
  const drawing = drawingOf(flow, options);
  const { key, title, start, nodes, edges } = drawing;
  const colours = PALETTES[options.theme ?? 'light'];
  const isBeside = endsBeside(drawing);
  const back = goesBack(drawing);
  const box = (node: DrawnNode, name: string, copy = false): string => {
    const { fill, line } = colours.kinds[node.kind];
    const link = node.article && options.linkTo?.(node.article.file);
    const inside = copy ? [] : back.filter(({ from }) => from === node.id);
    const attributes = [
      `label=${boxText(copy ? { ...node, lines: [node.id] } : node, inside, colours)}`,
      copy ? 'shape=box, style="rounded,dashed"' : `${SHAPES[node.kind]}, fillcolor="${fill}"`,
      node.missed ? `color="${colours.missed}", penwidth=2.5` : `color="${line}"`,
      `class="${node.kind}${copy ? ' copy' : ''}${node.missed ? ' missed' : ''}"`,
      ...(link ? [`URL=${dotText(link)}`, `tooltip=${dotText(node.article?.title ?? '')}`] : []),
    ];
    return `  ${dotText(name)} [${attributes.join(', ')}];`;
  };
  const targetOf = (edge: DrawnEdge): string => (isBeside(edge) ? `${edge.to}@${edge.from}` : edge.to);
  const arrow = (edge: DrawnEdge): string => {
    const label = edgeText(edge);
    const attributes = [
      ...(label === undefined ? [] : [`label=${label}`]),
      ...EDGES[edge.kind],
      ...(edge.missed ? [`color="${colours.missed}"`, `fontcolor="${colours.missed}"`, 'penwidth=2'] : []),
      `class="${edge.kind}${edge.missed ? ' missed' : ''}"`,
    ];
    return `  ${dotText(edge.from)} -> ${dotText(targetOf(edge))} [${attributes.join(', ')}];`;
  };
  const drawn = edges.filter((edge) => !back.includes(edge));
  const stands = ({ id }: DrawnNode): boolean => id === start || !drawn.some(({ to }) => to === id) || drawn.some((edge) => edge.to === id && !isBeside(edge));
  const copies = new Map(drawn.filter(isBeside).map((edge) => [targetOf(edge), nodes.find(({ id }) => id === edge.to)]));
  const head = [
    `digraph ${dotText(key)} {`,
    `  label=${dotText(title.replace(/\s+/g, ' '))}; labelloc=t; fontsize=18; fontname="Arial"; fontcolor="${colours.text}";`,
    `  bgcolor="${colours.page}"; rankdir=${options.direction ?? 'TB'}; nodesep=0.25; ranksep=0.45;`,
    `  node [fontname="Arial", fontsize=12, fontcolor="${colours.text}", margin="0.14,0.07"];`,
    `  edge [fontname="Arial", fontsize=10, fontcolor="${colours.quiet}", color="${colours.edge}", arrowsize=0.7];`,
  ];
  const entry = `  "" [shape=circle, style=filled, fillcolor="${colours.edge}", color="${colours.edge}", width=0.15, label="", class="start"];`;
  // A node that is only ever copied says its question in the first copy.
  const told = new Set<string>();
  const copyBoxes = [...copies].flatMap(([name, node]) => {
    if (!node) return [];
    const first = !stands(node) && !told.has(node.id);
    told.add(node.id);
    return [box(node, name, !first)];
  });
  const boxes = nodes.filter(stands).map((node) => box(node, node.id));
  return [...head, entry, ...boxes, ...copyBoxes, `  "" -> ${dotText(start)} [class="go"];`, ...drawn.map(arrow), '}', ''].join('\n');
};

import type { Flow } from '../model/flow.ts';
import type { Language } from '../model/language.ts';
import { type DrawnEdge, type DrawnKind, drawingOf } from './drawing.ts';
import type { EdgeKind } from './graph.ts';

const MERMAID_SHAPES: Readonly<Record<DrawnKind, readonly [string, string]>> = {
  ask: ['(', ')'],
  probe: ['[[', ']]'],
  rank: ['{{', '}}'],
  show: ['[/', '/]'],
  enter: ['>', ']'],
  conclude: ['([', '])'],
  'hand-over': ['[\\', '\\]'],
};

/** Mermaid reads `#35;` as a character; everything that could end a text or begin markup goes that way. */
const mermaidText = (text: string): string => text.replace(/[^\p{L}\p{N} .,:!?'()=/+_…“”„–-]/gu, (character) => `#${character.codePointAt(0)};`);

const mermaidArrow = ({ kind, both }: DrawnEdge): string => {
  if (both) return '<-.->';
  return kind === 'go' || kind === 'enter' || kind === 'cause' ? '-->' : '-.->';
};

/** Mermaid flowchart: https://mermaid.js.org/syntax/flowchart.html. Names are numbered, so no name can be a keyword. */
export const drawMermaid = (flow: Flow, language: Language = 'en'): string => {
  const { title, start, nodes, edges } = drawingOf(flow, language);
  const name = (id: string): string => `n${nodes.findIndex((node) => node.id === id)}`;
  const boxes = nodes.map(({ id, kind, lines }) => {
    const [open, close] = MERMAID_SHAPES[kind];
    return `  ${name(id)}${open}"${lines.map(mermaidText).join('<br/>')}"${close}`;
  });
  const arrows = edges.map((edge) => {
    const label = edge.label === '' ? '' : `|"${mermaidText(edge.label)}"|`;
    return `  ${name(edge.from)} ${mermaidArrow(edge)}${label} ${name(edge.to)}`;
  });
  return ['flowchart TD', `  accTitle: ${title.replace(/[\s;#]+/g, ' ')}`, ...boxes, '  start((" "))', `  start --> ${name(start)}`, ...arrows, ''].join('\n');
};

const DOT_SHAPES: Readonly<Record<DrawnKind, string>> = {
  ask: 'shape=box, style=rounded',
  probe: 'shape=component',
  rank: 'shape=hexagon',
  show: 'shape=note',
  enter: 'shape=folder',
  conclude: 'shape=box, style="rounded,bold"',
  'hand-over': 'shape=octagon',
};

const DOT_STYLES: Readonly<Record<EdgeKind, readonly string[]>> = {
  go: [],
  enter: [],
  cause: ['style=bold'],
  evidence: ['style=dotted', 'dir=both'],
  otherwise: ['style=dashed'],
  verify: ['style=dashed', 'color=gray40'],
};

const dotText = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;

const dotLines = (lines: readonly string[]): string => `"${lines.map((line) => dotText(line).slice(1, -1)).join('\\n')}"`;

/** Graphviz: https://graphviz.org/doc/info/lang.html. */
export const drawDot = (flow: Flow, language: Language = 'en'): string => {
  const { title, start, nodes, edges } = drawingOf(flow, language);
  const boxes = nodes.map(({ id, kind, lines }) => `  ${dotText(id)} [label=${dotLines(lines)}, ${DOT_SHAPES[kind]}];`);
  const arrows = edges.map(({ from, to, label, kind }) => {
    const attributes = [...(label === '' ? [] : [`label=${dotText(label)}`]), ...DOT_STYLES[kind]];
    return `  ${dotText(from)} -> ${dotText(to)}${attributes.length > 0 ? ` [${attributes.join(', ')}]` : ''};`;
  });
  const head = [
    `digraph ${dotText(flow.key)} {`,
    `  label=${dotText(title.replace(/\s+/g, ' '))};`,
    '  node [fontname="sans-serif"];',
    '  edge [fontname="sans-serif"];',
  ];
  return [...head, '  "" [shape=point];', ...boxes, `  "" -> ${dotText(start)};`, ...arrows, '}', ''].join('\n');
};

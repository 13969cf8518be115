import type { Flow } from '../../model/flow.ts';
import { type DrawnEdge, type DrawnKind, type DrawOptions, drawingOf, labelsOf } from './drawing.ts';

const SHAPES: Readonly<Record<DrawnKind, readonly [string, string]>> = {
  ask: ['(', ')'],
  probe: ['[[', ']]'],
  rank: ['{{', '}}'],
  show: ['[/', '/]'],
  enter: ['>', ']'],
  conclude: ['([', '])'],
  'hand-over': ['[\\', '\\]'],
};

/** Mermaid reads `#35;` as a character; everything that could end a text or begin markup goes that way. */
export const mermaidText = (text: string): string => text.replace(/[^\p{L}\p{N} .,:!?'()=/+_…“”„–-]/gu, (character) => `#${character.codePointAt(0)};`);

const arrow = ({ kind, both }: DrawnEdge): string => {
  if (both) return '<-.->';
  return kind === 'go' || kind === 'enter' || kind === 'cause' ? '-->' : '-.->';
};

/** A link of a drawing; undefined where there is nothing to open. */
export type LinkTo = (file: string) => string | undefined;

const MISSED = 'stroke:#c05621,stroke-width:2px,stroke-dasharray:5 4';

/** Mermaid flowchart: https://mermaid.js.org/syntax/flowchart.html. Names are numbered, so no name can be a keyword. */
export const drawMermaid = (flow: Flow, options: DrawOptions = {}, linkTo: LinkTo = () => undefined): string => {
  const { title, start, nodes, edges, covered } = drawingOf(flow, options);
  const name = (id: string): string => `n${nodes.findIndex((node) => node.id === id)}`;
  const boxes = nodes.map(({ id, kind, lines }) => {
    const [open, close] = SHAPES[kind];
    return `  ${name(id)}${open}"${lines.map(mermaidText).join('<br/>')}"${close}`;
  });
  const arrows = edges.map((edge) => {
    const labels = labelsOf(edge);
    return `  ${name(edge.from)} ${arrow(edge)}${labels.length === 0 ? '' : `|"${mermaidText(labels.join(', '))}"|`} ${name(edge.to)}`;
  });
  const links = nodes.flatMap(({ id, article }) => {
    const target = article && linkTo(article.file);
    return article && target ? [`  click ${name(id)} href "${encodeURI(target)}" "${mermaidText(article.title)}"`] : [];
  });
  const missedNodes = nodes.filter(({ missed }) => missed).map(({ id }) => name(id));
  // The first arrow is the one from the dot to the start.
  const missedArrows = edges.flatMap(({ missed }, at) => (missed ? [at + 1] : []));
  const marks = covered
    ? [
        ...(missedNodes.length > 0 ? [`  classDef missed ${MISSED}`, `  class ${missedNodes.join(',')} missed`] : []),
        ...(missedArrows.length > 0 ? [`  linkStyle ${missedArrows.join(',')} ${MISSED}`] : []),
      ]
    : [];
  const head = ['flowchart TD', `  accTitle: ${title.replace(/[\s;#]+/g, ' ')}`];
  return [...head, ...boxes, '  start((" "))', `  start --> ${name(start)}`, ...arrows, ...links, ...marks, ''].join('\n');
};

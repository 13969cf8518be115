import type { Flow } from '../../model/flow.ts';
import { type DotOptions, drawDot } from './dot.ts';
import { PALETTES } from './palette.ts';

export type SvgOptions = Omit<DotOptions, 'theme'> & {
  /** `auto` follows the reader's setting by a style sheet inside the SVG, on top of the light colours. */
  readonly theme?: 'light' | 'dark' | 'auto';
};

const darkSheet = (): string => {
  const { page, text, quiet, edge, missed, kinds } = PALETTES.dark;
  const light = PALETTES.light;
  const shapes = (name: string, rule: string): string => `.${name} :is(path,polygon,polyline,ellipse){${rule}}`;
  const rules = [
    `.graph>polygon{fill:${page}}`,
    `text{fill:${text}}`,
    `text[fill="${light.quiet}"]{fill:${quiet}}`,
    `.edge path{stroke:${edge}}`,
    `.edge polygon{stroke:${edge};fill:${edge}}`,
    `.edge text{fill:${quiet}}`,
    `.start ellipse{fill:${edge};stroke:${edge}}`,
    ...Object.entries(kinds).map(([kind, { fill, line }]) => shapes(`node.${kind}`, `fill:${fill};stroke:${line}`)),
    `.cluster polygon{stroke:${edge};fill:none}`,
    shapes('node.missed', `stroke:${missed}`),
    `.edge.missed path{stroke:${missed}}.edge.missed polygon{stroke:${missed};fill:${missed}}.edge.missed text{fill:${missed}}`,
  ];
  return `<style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>`;
};

const sizeOf = (svg: string): { width: number; height: number } => {
  const [, width, height] = /<svg width="(\d+)pt" height="(\d+)pt"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
};

/** A page is read downwards: width costs more than height. */
const awkward = (svg: string): number => {
  const { width, height } = sizeOf(svg);
  return width * 2.5 + height;
};

/** SVG of DOT with the colours of the reader, without a fixed size, and without the comments that Graphviz writes. */
export const svgOfDot = async (dot: string, theme: SvgOptions['theme']): Promise<string> => {
  const { layOut } = await import('./graphviz.ts');
  const svg = (await layOut(dot)).replace(/^[\s\S]*?(?=<svg)/, '').replace(/<!--[\s\S]*?-->\n?/g, '');
  return theme === 'auto' ? svg.replace(/(<svg[^>]*>)/, (opening) => `${opening}\n${darkSheet()}`) : svg;
};

/** A flow as SVG, downwards or to the right, whichever is easier to read. */
export const drawSvg = async (flow: Flow, options: SvgOptions = {}): Promise<string> => {
  const { theme = 'auto', ...rest } = options;
  const dots = (rest.direction ? [rest.direction] : (['TB', 'LR'] as const)).map((direction) =>
    drawDot(flow, { spoken: true, ...rest, direction, theme: theme === 'dark' ? 'dark' : 'light' }),
  );
  const drawn = await Promise.all(dots.map((dot) => svgOfDot(dot, theme)));
  return drawn.reduce((best, other) => (awkward(other) < awkward(best) ? other : best));
};

import type { DrawnKind } from './drawing.ts';

type Shade = { readonly fill: string; readonly line: string };
type Palette = {
  readonly page: string;
  readonly text: string;
  readonly quiet: string;
  readonly edge: string;
  readonly missed: string;
  readonly kinds: Readonly<Record<DrawnKind | 'article', Shade>>;
};

/** Shapes tell the kinds apart; colours only help. Text has a contrast of at least 7:1 on every fill, quiet text 4.5:1. */
export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    page: '#ffffff',
    text: '#1a202c',
    quiet: '#4a5568',
    edge: '#4a5568',
    missed: '#b8430b',
    kinds: {
      ask: { fill: '#eaf2ff', line: '#2b5fa8' },
      probe: { fill: '#e6f6ec', line: '#22733f' },
      rank: { fill: '#fff6dd', line: '#946200' },
      show: { fill: '#f2edff', line: '#6340b5' },
      enter: { fill: '#eeeeee', line: '#555555' },
      conclude: { fill: '#e3f6f8', line: '#0b6b78' },
      'hand-over': { fill: '#ffecec', line: '#b02a2a' },
      article: { fill: '#ffffff', line: '#0b6b78' },
    },
  },
  dark: {
    page: '#14181f',
    text: '#eef2f7',
    quiet: '#a9b4c4',
    edge: '#9aa7b8',
    missed: '#ff9a5c',
    kinds: {
      ask: { fill: '#1b2b45', line: '#7aa9f0' },
      probe: { fill: '#16331f', line: '#6cc48c' },
      rank: { fill: '#3a2f10', line: '#e0b34a' },
      show: { fill: '#2b2247', line: '#b39af0' },
      enter: { fill: '#2b2f36', line: '#b5b5b5' },
      conclude: { fill: '#10333a', line: '#5cc4d3' },
      'hand-over': { fill: '#401d1d', line: '#f08a8a' },
      article: { fill: '#14181f', line: '#5cc4d3' },
    },
  },
};

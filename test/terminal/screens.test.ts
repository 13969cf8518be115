import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/model/language.ts';
import { lineText } from '../../src/terminal/render/line.ts';
import { paint, WEIGHTS } from '../../src/terminal/render/paint.ts';
import { textWidth } from '../../src/terminal/render/text-width.ts';
import { doneLineRows } from '../../src/terminal/screens/done-lines.ts';
import { drawScreen } from '../../src/terminal/screens/draw-screen.ts';
import { currentScreen, screenOf } from '../../src/terminal/screens/screen-of.ts';
import { LOCAL, type Overlay, type OverlayContent, type Ui } from '../../src/terminal/state/ui.ts';
import { CURRENT, DONE, stageOf, viewOf } from './views.ts';

const WIDTHS = [40, 80, 200] as const;
const LANGUAGES: readonly Language[] = ['en', 'de'];
const NO_UI: Ui = { step: '', local: LOCAL, overlays: [] };

const OVERLAYS: readonly OverlayContent[] = [
  { kind: 'keys' },
  { kind: 'why' },
  { kind: 'history' },
  { kind: 'note' },
  { kind: 'export' },
  { kind: 'report' },
  { kind: 'search' },
  { kind: 'articles' },
  { kind: 'terms' },
  { kind: 'article', id: 'mailcow/dhparams' },
  { kind: 'article', id: 'nothing/there' },
  { kind: 'evidence', step: '1:files#1' },
  { kind: 'evidence', step: 'said-1' },
  { kind: 'change', step: '1:folder#1' },
  { kind: 'topics' },
  { kind: 'topics', product: 'mailcow' },
  { kind: 'topics', product: 'mailcow', area: 'sending' },
];

const withOverlay = (content: OverlayContent): Ui => ({ ...NO_UI, overlays: [{ ...content, local: LOCAL } as Overlay] });

describe.each(LANGUAGES)('in %s', (language) => {
  describe.each(WIDTHS)('at %i columns', (columns) => {
    test.each(Object.keys(CURRENT))('%s fits the screen', (name) => {
      const stage = stageOf(viewOf(CURRENT[name]!, language));
      for (const rows of [12, 24, 60]) {
        const { lines } = drawScreen(currentScreen(stage, LOCAL), NO_UI, stage, { columns, rows });
        expect(lines.map(lineText).filter((line) => textWidth(line) > columns)).toEqual([]);
        expect(lines.length).toBeLessThanOrEqual(rows - 2);
      }
    });

    test.each(OVERLAYS.map((one) => [Object.values(one).join(' '), one] as const))('the overlay %s fits the screen', (_, content) => {
      const stage = stageOf(viewOf(CURRENT.conclude!, language));
      const ui = withOverlay(content);
      const { lines } = drawScreen(screenOf(stage, ui), ui, stage, { columns, rows: 24 });
      expect(lines.map(lineText).filter((line) => textWidth(line) > columns)).toEqual([]);
      expect(lines.length).toBeLessThan(24);
    });

    test.each(DONE.map((one) => [one.kind, one] as const))('a finished %s fits the screen', (_, done) => {
      const rows = doneLineRows(done, stageOf(viewOf(CURRENT.choice!, language)), columns).map(lineText);
      expect(rows.filter((line) => textWidth(line) > columns)).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
    });

    test('a conclusion can be scrolled through to its last line', () => {
      const stage = stageOf(viewOf(CURRENT.conclude!, language));
      const screen = currentScreen(stage, LOCAL);
      const body = screen.body(columns, LOCAL).map(lineText);
      const seen = new Set<string>();
      for (let scroll = 0; scroll < body.length; scroll++) {
        const { lines } = drawScreen(screen, { ...NO_UI, local: { ...LOCAL, scroll } }, stage, { columns, rows: 24 });
        for (const line of lines) seen.add(lineText(line));
      }
      expect(body.filter((line) => !seen.has(line))).toEqual([]);
    });
  });
});

test('every screen says something else in the other language', () => {
  for (const [name, current] of Object.entries(CURRENT)) {
    const [en, de] = LANGUAGES.map((language) => {
      const stage = stageOf(viewOf(current, language));
      return drawScreen(currentScreen(stage, LOCAL), NO_UI, stage, { columns: 80, rows: 60 }).lines.map(lineText).join('\n');
    });
    expect(en, name).not.toBe(de);
  }
});

test('every ask offers "I don’t know"', () => {
  for (const name of ['choice', 'several', 'domain', 'paste']) {
    const stage = stageOf(viewOf({ ...CURRENT[name]!, choices: [] } as never));
    expect(currentScreen(stage, LOCAL).items.map(({ label }) => (label[0] as { text: string }).text)).toContain('I don’t know');
  }
});

test('without colours code is told by backticks and no colour is set', () => {
  const stage = stageOf(viewOf(CURRENT.choice!), { ticks: true });
  const drawn = paint(drawScreen(currentScreen(stage, LOCAL), NO_UI, stage, { columns: 80, rows: 60 }).lines, WEIGHTS);
  expect(drawn).toContain('`data/assets/ssl/dhparams.pem`');
  const codes = drawn
    .split('\u001b[')
    .slice(1)
    .map((part) => part.slice(0, part.indexOf('m')));
  expect(codes.flatMap((code) => code.split(';')).filter((code) => /^[349]\d$/.test(code) && code !== '39')).toEqual([]);
});

test('the raw answer of a step is drawn without its escape sequences', () => {
  const stage = stageOf(viewOf(CURRENT.choice!));
  const ui = withOverlay({ kind: 'evidence', step: '1:files#1' });
  const drawn = drawScreen(screenOf(stage, ui), ui, stage, { columns: 80, rows: 24 }).lines.map(lineText).join('\n');
  expect(drawn).toContain('red line one');
  expect(drawn).not.toContain('\u001b');
});

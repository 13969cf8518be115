import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { articleView } from '../../src/engine/conclude.ts';
import { createEngineContext } from '../../src/engine/context.ts';
import { viewAt } from '../../src/engine/view-at.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import type { Consent } from '../../src/model/event.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { PROBE_KINDS } from '../../src/model/probe.ts';
import type { View } from '../../src/model/view.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { loadPack } from '../../src/store/packs.ts';
import { sayCurrent } from '../../src/terminal/plain/plain-lines.ts';
import { lineText } from '../../src/terminal/render/line.ts';
import { textWidth } from '../../src/terminal/render/text-width.ts';
import { drawScreen } from '../../src/terminal/screens/draw-screen.ts';
import type { Stage } from '../../src/terminal/screens/screen.ts';
import { currentScreen } from '../../src/terminal/screens/screen-of.ts';
import { LOCAL } from '../../src/terminal/state/ui.ts';
import { stageOf } from './views.ts';

const pack = await loadPack([fileURLToPath(new URL('../..', import.meta.url))]);
const context = createEngineContext(pack, createLibrary(pack.articles), CATALOGUE);
const CONSENTS: readonly (Consent | undefined)[] = [undefined, { allow: [], each: false }, { allow: PROBE_KINDS, each: true }];

const stageFor = (view: View): Stage => {
  const stage = stageOf(view);
  return { ...stage, pack, session: { ...stage.session, article: (id: string) => articleView(id, view.language, {}, context) } };
};

/** What a person would read of a node, every line of it, however far it must be scrolled. */
const read = (view: View, columns: number): string[] => {
  const stage = stageFor(view);
  const screen = currentScreen(stage, LOCAL);
  const { lines } = drawScreen(screen, { step: '', local: LOCAL, overlays: [] }, stage, { columns, rows: 24 });
  return [...screen.body(columns, LOCAL).map(lineText), ...lines.map(lineText)];
};

describe.each(pack.flows.map((flow) => [flow.key, flow] as const))('every node of %s', (_, flow) => {
  it.each(LANGUAGES)('is drawn within 40, 80 and 200 columns in "%s", asked, probed or waiting for consent', (language: Language) => {
    const wide: string[] = [];
    for (const node of Object.keys(flow.nodes)) {
      for (const consent of CONSENTS) {
        const view = viewAt(flow.key, node, language, {}, consent, context);
        expect(view, node).toBeDefined();
        for (const columns of [40, 80, 200]) {
          const lines = read(view!, columns);
          expect(lines.join('').trim(), `${node} at ${columns}`).not.toBe('');
          wide.push(...lines.filter((line) => textWidth(line) > columns).map((line) => `${node} at ${columns}: ${line}`));
        }
      }
    }
    expect(wide).toEqual([]);
  });

  it.each(LANGUAGES)('is said in plain lines without a control character in "%s"', (language: Language) => {
    for (const node of Object.keys(flow.nodes)) {
      const lines = sayCurrent(stageFor(viewAt(flow.key, node, language, {}, CONSENTS[1], context)!));
      expect(lines.join('').trim(), node).not.toBe('');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(lines.filter((line) => /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(line))).toEqual([]);
    }
  });
});

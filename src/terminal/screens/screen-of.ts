import { lineText } from '../render/line.ts';
import { LOCAL, type Local, type Overlay, type Ui } from '../state/ui.ts';
import { askScreen } from './ask-screen.ts';
import { concludeScreen } from './conclude-screen.ts';
import { consentScreen } from './consent-screen.ts';
import { entryScreen } from './entry-screen.ts';
import { handOverScreen, reportScreen } from './hand-over-screen.ts';
import { articlesScreen, historyScreen, termsScreen, topicsScreen } from './list-screens.ts';
import { articleScreen, evidenceScreen, keysScreen, whyScreen } from './overlay-screens.ts';
import { probeScreen } from './probe-screen.ts';
import { changeScreen, exportScreen, noteScreen, searchScreen } from './prompt-screens.ts';
import type { Screen, Stage } from './screen.ts';
import { showScreen } from './show-screen.ts';
import { solvedScreen } from './solved-screen.ts';

/** What the case wants now. */
export const currentScreen = (stage: Stage, local: Local): Screen => {
  const { current } = stage.view;
  switch (current.kind) {
    case 'entry':
      return entryScreen(stage, local);
    case 'consent':
      return consentScreen(current, stage);
    case 'ask':
      return askScreen(current, stage, local);
    case 'probe':
      return probeScreen(current, stage);
    case 'show':
      return showScreen(current, stage);
    case 'conclude':
      return concludeScreen(current, stage);
    case 'solved':
      return solvedScreen(current, stage);
    case 'hand-over':
      return handOverScreen(current, stage);
  }
};

/** Everything that a screen says, for the words that can be explained. */
export const wordsOn = (screen: Screen): string =>
  [
    ...screen.body(200, { ...LOCAL, details: true }).map(lineText),
    ...screen.items.map(({ label }) => lineText(label.flatMap((one) => ('text' in one ? [{ text: one.text }] : [])))),
  ].join('\n');

const overlayScreen = (overlay: Overlay, stage: Stage): Screen => {
  switch (overlay.kind) {
    case 'keys':
      return keysScreen(stage);
    case 'why':
      return whyScreen(stage);
    case 'history':
      return historyScreen(stage);
    case 'note':
      return noteScreen(stage);
    case 'export':
      return exportScreen(stage);
    case 'report':
      return reportScreen(stage);
    case 'search':
      return searchScreen(stage, overlay.local);
    case 'articles':
      return articlesScreen(stage);
    case 'terms':
      return termsScreen(stage, wordsOn(currentScreen(stage, LOCAL)));
    case 'article':
      return articleScreen(overlay.id, stage);
    case 'evidence':
      return evidenceScreen(overlay.step, stage);
    case 'change':
      return changeScreen(overlay.step, stage);
    case 'topics':
      return topicsScreen(overlay, stage);
  }
};

/** The screen on top. */
export const screenOf = (stage: Stage, ui: Ui): Screen => {
  const overlay = ui.overlays.at(-1);
  return overlay ? overlayScreen(overlay, stage) : currentScreen(stage, ui.local);
};

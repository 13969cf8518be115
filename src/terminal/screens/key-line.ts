import { KEYS, signOf } from '../keys.ts';
import { type Line, span } from '../render/line.ts';
import { textWidth } from '../render/text-width.ts';
import type { Local } from '../state/ui.ts';
import { refines } from './item-lines.ts';
import { takenBy } from './letters.ts';
import { offered } from './offered.ts';
import type { Screen, Stage } from './screen.ts';
import { WIDEST } from './text.ts';

type Hint = readonly [key: string, what: string];

const WORDS = {
  en: { choose: 'choose', go: 'go', tick: 'tick', keys: 'keys', list: 'to the list', type: 'change the text', clear: 'clear it', leave: 'leave' },
  de: { choose: 'wählen', go: 'weiter', tick: 'anhaken', keys: 'Tasten', list: 'zur Liste', type: 'Text ändern', clear: 'leeren', leave: 'gehen' },
} as const;

/** Keys worth naming here: how to choose first, then the commands that can do something. */
const hints = (screen: Screen, local: Local, stage: Stage): Hint[] => {
  const words = WORDS[stage.language];
  const taken = takenBy(screen);
  const commands = offered(screen, stage);
  const choose: Hint[] = screen.pager || screen.items.length === 0 ? [] : [['↑↓', words.choose]];
  const finds = screen.field?.kind === 'entry' || screen.field?.kind === 'search';
  const close: Hint[] = commands.includes('close') ? [['esc', KEYS.find(({ command }) => command === 'close')!.short[stage.language]]] : [];
  if (refines(screen, local))
    return [...choose, ['↵', words.go], ['a–z', words.type], ...(close.length > 0 ? close : ([['esc', words.clear]] as const)), ['ctrl-c', words.leave]];
  if (local.at === 'field' && finds && local.editor.text !== '')
    return [...choose, ['↵', words.go], ...(close.length > 0 ? close : ([['esc', words.list]] as const)), ['ctrl-c', words.leave]];
  if (local.at === 'field' && screen.field) {
    const can = KEYS.filter(({ command }) => commands.includes(command) && ['copy', 'language', 'leave', 'back'].includes(command));
    const free = screen.items.length > 0 ? can.map((one): Hint => [`esc ${signOf(one, taken)}`, one.short[stage.language]]) : [];
    const help: Hint[] = commands.includes('help') && local.editor.text === '' ? [['?', words.keys]] : [];
    return [...choose, ['↵', words.go], ...help, ...close, ...free];
  }
  const ticks: Hint[] = screen.items.some(({ ticked }) => ticked !== undefined) ? [['␣', words.tick]] : [];
  // A letter that stands in front of a choice already is not named twice.
  const shown = KEYS.filter(
    ({ command, quiet }) => commands.includes(command) && !quiet && !screen.items.some(({ act }) => act.type === 'command' && act.command === command),
  );
  return [...choose, ...ticks, ...shown.map((one): Hint => [signOf(one, taken), one.short[stage.language]])];
};

/** The line of keys at the bottom: two rows at most, `?` tells the rest. */
export const keyLine = (screen: Screen, local: Local, stage: Stage, columns: number): Line[] => {
  const width = Math.min(columns, WIDEST);
  const rows: Line[] = [];
  let row: Line = [];
  let used = 0;
  for (const [key, what] of hints(screen, local, stage)) {
    const own = textWidth(key) + 1 + textWidth(what);
    if (used > 0 && used + 2 + own > width) {
      rows.push(row);
      row = [];
      used = 0;
    }
    row = [...row, ...(used > 0 ? [span('  ')] : []), span(key, 'accent'), span(` ${what}`, 'dim')];
    used += (used > 0 ? 2 : 0) + own;
  }
  if (used > 0) rows.push(row);
  return rows.slice(0, 3);
};

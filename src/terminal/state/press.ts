import { readAnswer } from '../../engine/read-answer.ts';
import type { AskOption } from '../../knowledge/search/ask.ts';
import { plainText } from '../../model/block.ts';
import { GIVEN } from '../../model/flow.ts';
import { commandOf } from '../keys.ts';
import { digitsChoose, refines } from '../screens/item-lines.ts';
import { lettersOf, takenBy } from '../screens/letters.ts';
import { offered } from '../screens/offered.ts';
import { exportPath } from '../screens/prompt-screens.ts';
import type { Act, Stage } from '../screens/screen.ts';
import { WORDS } from '../words.ts';
import { runCommand } from './commands.ts';
import { EMPTY_EDITOR, edit } from './editor.ts';
import { entering, saidAnew } from './entering.ts';
import type { Effect, Moment, Pressed } from './pressed.ts';
import type { Press } from './read-keys.ts';
import { readScript } from './read-script.ts';
import { close, open, topOf, type Ui, withLocal } from './ui.ts';

const only = (ui: Ui, ...effects: Effect[]): Pressed => ({ ui, effects });

const tick = (ui: Ui, outcome: string): Ui => {
  const { ticked } = topOf(ui);
  return withLocal(ui, { invalid: undefined, ticked: ticked.includes(outcome) ? ticked.filter((one) => one !== outcome) : [...ticked, outcome] });
};

/** What was found, without what does not fit the answer. */
const narrowed = (ui: Ui, { hits, facts }: AskOption): Ui => {
  const { found, known } = topOf(ui);
  if (!found) return ui;
  const { ask: _, ...rest } = found;
  return withLocal(ui, { at: 0, scroll: 0, known: { ...known, ...facts }, found: { ...rest, hits: hits.map((at) => found.hits[at]!) } });
};

/** Does what a line stands for. */
const perform = (act: Act, ui: Ui, moment: Moment): Pressed => {
  const { stage } = moment;
  switch (act.type) {
    case 'send':
      return only(ui, { type: 'send', inputs: act.inputs, ...(act.afterwards === undefined ? {} : { afterwards: act.afterwards }) });
    case 'tick':
      return only(tick(ui, act.outcome));
    case 'run':
      return only(ui, { type: 'run' });
    case 'open':
      return only(open(ui, act.overlay, act.overlay.kind === 'search' ? { at: 'field' } : {}));
    case 'enter':
      return only(ui, { type: 'send', inputs: entering(act, stage) });
    case 'narrow':
      return only(narrowed(ui, act.option));
    case 'command':
      return runCommand(act.command, ui, moment);
    case 'doctor':
    case 'cases':
      return only(ui, { type: act.type });
  }
};

const choose = (at: number, ui: Ui, moment: Moment): Pressed => {
  const item = moment.screen.items[at];
  return item ? perform(item.act, withLocal(ui, { at }), moment) : only(ui);
};

const node = (stage: Stage): string => stage.view.node ?? '';

const sendTicked = (ui: Ui, { stage }: Moment): Pressed => {
  const { ticked } = topOf(ui);
  const [first] = ticked;
  if (first === undefined) return only(withLocal(ui, { invalid: { en: WORDS.en.severalNeeded, de: WORDS.de.severalNeeded } }));
  return only(ui, { type: 'send', inputs: [{ type: 'is', node: node(stage), outcome: first, by: 'person', value: ticked }] });
};

/** ↵ in a field: checked, found, kept or saved. What was typed stays until it is taken. */
const submit = (ui: Ui, moment: Moment): Pressed => {
  const { screen, stage } = moment;
  const { text } = topOf(ui).editor;
  const overlay = ui.overlays.at(-1);
  switch (screen.field?.kind) {
    case 'entry':
    case 'search': {
      if (text.trim() === '') return only(withLocal(ui, { at: 0 }));
      if (!stage.find) return only({ ...ui, notice: { en: WORDS.en.stillLoading, de: WORDS.de.stillLoading } });
      const found = stage.find(text);
      const next = withLocal(ui, { found, known: undefined, at: 0 });
      const [best] = found.hits;
      // Safe to say what it is: the walk starts at once, and b leads back here.
      if (found.verdict === 'match' && best?.flow !== undefined) return perform({ type: 'enter', flow: best.flow, said: text }, next, moment);
      const shown = found.hits.length > 0 ? next : withLocal(next, { at: 'field' });
      // What nothing fits is kept as it was said: this is how the content learns what it lacks.
      return screen.field.kind === 'entry' && found.verdict === 'none' ? only(shown, { type: 'send', inputs: saidAnew(text, stage) }) : only(shown);
    }
    case 'answer': {
      const read = readAnswer(screen.field.ask ?? 'text', text);
      if (read.invalid) return only(withLocal(ui, { invalid: read.invalid }));
      if (overlay?.kind === 'change') return only(ui, { type: 'send', inputs: [{ type: 'changed', step: overlay.step, outcome: GIVEN, value: read.value }] });
      return only(ui, { type: 'send', inputs: [{ type: 'is', node: node(stage), outcome: GIVEN, by: 'person', value: read.value }] });
    }
    case 'script': {
      const read = stage.view.current.kind === 'ask' ? readScript(stage.view.current, text, stage) : undefined;
      if (!read) return only(ui);
      return read.invalid ? only(withLocal(ui, { invalid: read.invalid })) : only(ui, { type: 'send', inputs: [read.input] });
    }
    case 'note':
      if (text.trim() === '') return only(withLocal(ui, { invalid: { en: WORDS.en.noteEmpty, de: WORDS.de.noteEmpty } }));
      return only({ ...close(ui), notice: { en: WORDS.en.noted, de: WORDS.de.noted } }, { type: 'send', inputs: [{ type: 'note', text: text.trim() }] });
    case 'path':
      return only(ui, { type: 'export', path: text.trim() === '' ? exportPath(stage) : text.trim() });
    default:
      return only(ui);
  }
};

const move = (ui: Ui, by: number, { screen, stage }: Moment): Pressed => {
  const { at } = topOf(ui);
  const last = screen.items.length - 1;
  const from = at === 'field' ? -1 : at;
  const next = from + by;
  if (next > last) return only(ui);
  if (next >= 0) return only(withLocal(ui, { at: next }));
  if (at !== 'field' && screen.field) return only(withLocal(ui, { at: 'field' }));
  // Above the first line lies what is done.
  return ui.overlays.length === 0 && by < 0 && stage.view.done.length > 0
    ? runCommand('history', ui, { screen, stage, drawn: { lines: [], most: 0, page: 1 } })
    : only(ui);
};

const scrollTo = (ui: Ui, to: number, { drawn }: Moment): Pressed => only(withLocal(ui, { scroll: Math.max(0, Math.min(to, drawn.most)) }));

/** Reading page by page: everywhere with the page keys, with the arrows where nothing is to be chosen. */
const scrolled = (ui: Ui, press: Press, moment: Moment): Pressed | undefined => {
  const { drawn, screen } = moment;
  const { scroll, at } = topOf(ui);
  const now = Math.min(scroll, drawn.most);
  const step = Math.max(1, drawn.page - 1);
  if (press.name === 'pagedown') return scrollTo(ui, now + step, moment);
  if (press.name === 'pageup') return scrollTo(ui, now - step, moment);
  if (at === 'field') return undefined;
  // At the end, space starts again: on a conclusion there is nothing else that it could mean.
  if (press.name === 'space' && drawn.most > 0) return scrollTo(ui, now >= drawn.most && !screen.pager ? 0 : now + step, moment);
  if (press.name === 'home') return scrollTo(ui, 0, moment);
  if (press.name === 'end') return scrollTo(ui, drawn.most, moment);
  if (!screen.pager) return undefined;
  if (press.name === 'down') return scrollTo(ui, now + 1, moment);
  if (press.name === 'up') return scrollTo(ui, now - 1, moment);
  return undefined;
};

/** Keys while typing. Escape, and arrows up and down, lead out of the field. */
const typed = (ui: Ui, press: Press, moment: Moment): Pressed | undefined => {
  const { screen, stage } = moment;
  const { editor } = topOf(ui);
  const finds = screen.field?.kind === 'entry' || screen.field?.kind === 'search';
  if (press.name === 'enter' || press.name === 'alt+\r') return submit(ui, moment);
  if (press.name === 'escape') return screen.items.length > 0 && ui.overlays.length === 0 ? only(withLocal(ui, { at: 0 })) : only(close(ui));
  if (press.name === 'tab') return only(screen.items.length > 0 ? withLocal(ui, { at: 0 }) : ui);
  if (editor.text === '' && press.name === '?' && offered(screen, stage).includes('help')) return runCommand('help', ui, moment);
  if (editor.text === '' && digitsChoose(screen, topOf(ui)) && /^[1-9]$/.test(press.name) && Number(press.name) <= screen.items.length)
    return choose(Number(press.name) - 1, ui, moment);
  if (press.name.startsWith('alt+')) return commandKey(ui, press.name.slice(4), moment);
  const next = edit(editor, press);
  if (!next) return undefined;
  return only(
    withLocal(
      { ...ui, notice: undefined },
      { editor: next, invalid: undefined, ...(finds && next.text !== editor.text ? { found: undefined, known: undefined } : {}) },
    ),
  );
};

const commandKey = (ui: Ui, key: string, moment: Moment): Pressed | undefined => {
  const command = commandOf(key, offered(moment.screen, moment.stage), takenBy(moment.screen));
  return command && runCommand(command, ui, moment);
};

/** A first letter that is no command goes to the next line that begins with it. */
const jump = (ui: Ui, letter: string, { screen }: Moment): Pressed | undefined => {
  const { at } = topOf(ui);
  if (at === 'field' || screen.pager || !/^[\p{L}\p{N}]$/u.test(letter)) return undefined;
  const starts = screen.items.flatMap(({ label }, index) => (plainText(label).trim().toLowerCase().startsWith(letter.toLowerCase()) ? [index] : []));
  const next = starts.find((index) => index > at) ?? starts[0];
  return next === undefined ? undefined : only(withLocal(ui, { at: next }));
};

/** Whoever goes on typing after a search changes the text: no letter is a command there, digits choose. Escape clears the text. */
const refined = (ui: Ui, press: Press, moment: Moment): Pressed | undefined => {
  const { screen } = moment;
  if (!refines(screen, topOf(ui))) return undefined;
  const digit = /^[1-9]$/.test(press.name) && Number(press.name) <= screen.items.length;
  const writes = press.text !== undefined || press.name === 'backspace' || press.name.startsWith('ctrl+') || press.name === 'alt+backspace';
  if (writes && !digit) return typed(withLocal(ui, { at: 'field' }), press, moment);
  if (press.name !== 'escape' || ui.overlays.length > 0) return undefined;
  return only(withLocal(ui, { at: 'field', editor: EMPTY_EDITOR, found: undefined, known: undefined }));
};

/** Keys while choosing. */
const chosen = (ui: Ui, press: Press, moment: Moment): Pressed | undefined => {
  const { screen } = moment;
  const { at, ticked } = topOf(ui);
  const item = at === 'field' ? undefined : screen.items[at];
  if (press.name === 'tab' || press.name === 'shift+tab')
    return screen.field ? only(withLocal(ui, { at: 'field' })) : move(ui, press.name === 'tab' ? 1 : -1, moment);
  if (press.name === 'space' && item?.act.type === 'tick') return only(tick(ui, item.act.outcome));
  if (press.name === 'enter' && !screen.pager) {
    if (item?.act.type === 'tick') return ticked.length > 0 ? sendTicked(ui, moment) : sendTicked(tick(ui, item.act.outcome), moment);
    return at === 'field' ? undefined : choose(at, ui, moment);
  }
  if (/^[1-9]$/.test(press.name) && !screen.items.some(({ mark }) => mark !== undefined)) return choose(Number(press.name) - 1, ui, moment);
  const letter = lettersOf(screen).get(press.name);
  if (letter !== undefined) return choose(letter, ui, moment);
  return commandKey(ui, press.name.startsWith('alt+') ? press.name.slice(4) : press.name, moment) ?? jump(ui, press.name, moment);
};

/** One key: pure. What has to happen outside comes back as effects. */
export const pressKey = (ui: Ui, press: Press, moment: Moment): Pressed => {
  if (press.name === 'ctrl+c') return only(ui, { type: 'leave' });
  const fresh = ui.notice ? { ...ui, notice: undefined } : ui;
  const local = topOf(ui);
  const typing = local.at === 'field' && moment.screen.field !== undefined;
  const refining = refined(fresh, press, moment);
  if (refining) return refining;
  const page = scrolled(fresh, press, moment);
  const ticking = press.name === 'space' && moment.screen.items.some(({ ticked }) => ticked !== undefined);
  if (page && !ticking) return page;
  if (press.name === 'up') return move(fresh, -1, moment);
  if (press.name === 'down') return move(fresh, 1, moment);
  return (typing ? typed(fresh, press, moment) : chosen(fresh, press, moment)) ?? only(fresh);
};

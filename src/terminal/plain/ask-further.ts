import type { Told } from '../../knowledge/search/ask.ts';
import type { FindResult } from '../../knowledge/search/search.ts';
import { changeScreen } from '../screens/prompt-screens.ts';
import { currentScreen, screenOf } from '../screens/screen-of.ts';
import { saidAnew } from '../state/entering.ts';
import { LOCAL, type OverlayContent } from '../state/ui.ts';
import { sayBlocks, sayDone, sayInline } from './plain-lines.ts';
import { type Heard, hear } from './plain-walk.ts';
import { type Room, sayChoices } from './room.ts';

/** A list above the conversation: topics, articles, an earlier question. Undefined when the person leaves it. */
export const askList = async (overlay: OverlayContent, room: Room): Promise<Heard | undefined> => {
  const stage = room.stage();
  const screen = screenOf(stage, { step: '', local: LOCAL, overlays: [{ ...overlay, local: LOCAL }] });
  if (overlay.kind === 'article') {
    const article = stage.session.article(overlay.id);
    room.say(...(article ? [article.title, '', ...sayBlocks(article.blocks, stage)] : [stage.words.noArticles]));
    return undefined;
  }
  room.say('', ...screen.body(10_000, LOCAL).map((line) => line.map(({ text }) => text).join('')), ...sayChoices(screen, stage));
  if (screen.items.length === 0) return undefined;
  const line = await room.reader.next();
  if (line === undefined || line.trim() === '' || /^:?[bq]$/.test(line.trim())) return undefined;
  const heard = hear(line, screen, stage);
  return heard.type === 'list' ? askList(heard.overlay, room) : heard;
};

export const askChange = async (room: Room): Promise<Heard | undefined> => {
  const stage = room.stage();
  const steps = stage.view.done.filter(({ changeable }) => changeable);
  room.say('', stage.words.plain.changeAsk, ...steps.map((done, at) => stage.words.plain.number(at + 1, steps.length, sayDone(done, stage))));
  const step = steps[Number((await room.reader.next())?.trim()) - 1];
  if (!step) return undefined;
  const screen = changeScreen(step.step, stage);
  room.say('', sayInline(step.title), ...sayChoices(screen, stage));
  const line = await room.reader.next();
  if (line === undefined || line.trim() === '') return undefined;
  const heard = hear(line, screen, stage);
  const [input] = heard.type === 'send' ? heard.inputs : [];
  if (input?.type !== 'is') return heard;
  return { type: 'send', inputs: [{ type: 'changed', step: step.step, outcome: input.outcome, ...(input.value === undefined ? {} : { value: input.value }) }] };
};

export const find = async (text: string, room: Room): Promise<Heard | undefined> => choose(room.stage().find?.(text), {}, room);

/** What nothing fits is kept as it was said: this is how the content learns what it lacks. */
const keepUnknown = async ({ query }: FindResult, room: Room): Promise<void> => {
  for (const input of saidAnew(query, room.stage())) room.options.session.send(input);
  await room.options.session.settled();
};

/** Says what was found and hears which it is; an answer to the question that separates makes the list shorter. */
const choose = async (found: FindResult | undefined, known: Told, room: Room): Promise<Heard | undefined> => {
  if (found?.verdict === 'none' && room.stage().view.current.kind === 'entry') await keepUnknown(found, room);
  const stage = room.stage();
  if (!found || found.hits.length === 0) {
    room.say(found ? stage.words.nothingFound : stage.words.stillLoading);
    return undefined;
  }
  const screen = currentScreen(stage, { ...LOCAL, found, known });
  const hits = {
    ...screen,
    items: screen.items.filter(({ act }) => act.type === 'enter' || act.type === 'narrow' || (act.type === 'open' && act.overlay.kind === 'article')),
  };
  const [best] = hits.items;
  if (found.verdict === 'match' && best?.act.type === 'enter') return hear('1', hits, stage);
  room.say(found.verdict === 'none' ? stage.words.nearest : stage.words.whichOne, ...sayChoices(hits, stage));
  const line = await room.reader.next();
  if (line === undefined || line.trim() === '') return undefined;
  const chosen = /^\s*:?\d+\s*$/.test(line) ? hear(line, hits, stage) : undefined;
  if (chosen?.type !== 'narrow') return chosen ?? find(line, room);
  const { ask: _, ...rest } = found;
  return choose({ ...rest, hits: chosen.option.hits.map((at) => found.hits[at]!) }, { ...known, ...chosen.option.facts }, room);
};

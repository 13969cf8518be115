import type { Hit } from '../../knowledge/search/search.ts';
import type { Suggestion } from '../../knowledge/search/suggest.ts';
import { productName } from '../../model/product-name.ts';
import type { Local } from '../state/ui.ts';
import { headLines } from './head.ts';
import type { Item, Screen, Stage } from './screen.ts';
import { say, textLines } from './text.ts';

const MOST_FOUND = 6;

/** A longer text is no beginning of a sentence but a log: it is looked up once, with ↵. */
const MOST_SUGGESTED = 120;

const shelfName = (id: string, stage: Stage): string => {
  const shelf = id.split('/')[0] ?? '';
  return shelf === 'common' ? stage.words.anySystem : productName(shelf);
};

/** A hit leads into its flow; where there is none its article can be read. */
const itemOf = (one: Hit | Suggestion, said: string, stage: Stage): Item | undefined => {
  const at = one.flow ?? one.article;
  if (at === undefined) return undefined;
  const act: Item['act'] = one.flow === undefined ? { type: 'open', overlay: { kind: 'article', id: at } } : { type: 'enter', flow: one.flow, said };
  // A person says what they see: the flow's name for that is easier to own than the cause it may end in.
  const words = stage.pack.flows.find(({ key }) => key === one.flow)?.words;
  return { label: say((words?.[stage.language] ?? words?.en)?.title ?? one.title), aside: shelfName(at, stage), act };
};

/** One line for each place that hits lead to, best first. */
const distinct = (items: readonly (Item | undefined)[]): Item[] => {
  const seen = new Set<string>();
  return items.filter((item): item is Item => {
    if (!item) return false;
    const key = item.act.type === 'enter' ? item.act.flow : item.act.type === 'open' && item.act.overlay.kind === 'article' ? item.act.overlay.id : '';
    return !seen.has(key) && seen.add(key) !== undefined;
  });
};

/** What the typed text may mean: after ↵ what was found, before that what its beginning suggests. */
export const foundItems = (local: Local, stage: Stage): Item[] => {
  const typed = local.editor.text.trim();
  if (local.found) return distinct(local.found.hits.map((hit) => itemOf(hit, local.found?.query ?? typed, stage))).slice(0, MOST_FOUND);
  if (typed === '' || typed.length > MOST_SUGGESTED || typed.includes('\n') || !stage.suggest) return [];
  return distinct(stage.suggest(typed).map((one) => itemOf(one, typed, stage))).slice(0, MOST_FOUND);
};

export const verdictLine = (local: Local, stage: Stage): string | undefined => {
  if (!local.found) return undefined;
  if (local.found.hits.length === 0) return stage.words.nothingFound;
  return local.found.verdict === 'none' ? stage.words.nearest : stage.words.whichOne;
};

/** The first screen: say it, choose it, or have this machine checked. */
export const entryScreen = (stage: Stage, local: Local): Screen => {
  const { words, view } = stage;
  const verdict = verdictLine(local, stage);
  return {
    name: 'entry',
    ...(view.done.length === 0 ? { head: (width: number) => [...headLines(view, words, width), []] } : {}),
    body: (width) => textLines(verdict ?? words.entryQuestion, width, 'strong'),
    field: { kind: 'entry', hint: '', box: false },
    items: [
      ...foundItems(local, stage),
      { label: say(words.byTopic), act: { type: 'open', overlay: { kind: 'topics' } } },
      { label: say(words.doctor), act: { type: 'doctor' } },
    ],
    start: 'field',
    commands: ['help', 'language', 'history', 'back', 'forward', 'search', 'note', 'leave'],
  };
};

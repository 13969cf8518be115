import type { AskOption } from '../../knowledge/search/ask.ts';
import { DESCRIBE_IT, HELP_PLACES } from '../../knowledge/search/not-known.ts';
import type { Hit } from '../../knowledge/search/search.ts';
import type { Suggestion } from '../../knowledge/search/suggest.ts';
import { isProduct } from '../../model/article.ts';
import { productName } from '../../model/product-name.ts';
import type { Line } from '../render/line.ts';
import type { Local } from '../state/ui.ts';
import { headLines, isHere } from './head.ts';
import type { Item, Screen, Stage } from './screen.ts';
import { say, textLines } from './text.ts';

const MOST_FOUND = 6;
/** Where a question below narrows them down, the first few will do. */
const MOST_ASKED = 4;

/** A longer text is no beginning of a sentence but a log: it is looked up once, with ↵. */
const MOST_SUGGESTED = 120;

const shelfName = (id: string, stage: Stage): string => {
  const shelf = id.split('/')[0] ?? '';
  return shelf === 'common' ? stage.words.anySystem : productName(shelf);
};

/** A hit leads into its flow; where there is none its article can be read. */
const itemOf = (one: Hit | Suggestion, said: string, local: Local, stage: Stage): Item | undefined => {
  const at = one.flow ?? one.article;
  if (at === undefined) return undefined;
  const act: Item['act'] =
    one.flow === undefined
      ? { type: 'open', overlay: { kind: 'article', id: at } }
      : { type: 'enter', flow: one.flow, said, ...(local.known ? { known: local.known } : {}) };
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

const optionItem = (option: AskOption, at: number, question: string, stage: Stage): Item => ({
  ...(at === 0 ? { above: question } : {}),
  label: say(option.label[stage.language]),
  act: { type: 'narrow', option },
});

/** The question that separates what was found, each answer a line. Where a flow asks on by itself, its line says it all. */
const optionItems = ({ found }: Local, stage: Stage): Item[] =>
  !found?.ask || found.ask.about === 'flow' ? [] : found.ask.options.map((option, at) => optionItem(option, at, found.ask!.question[stage.language], stage));

/** What the typed text may mean: after ↵ what was found, before that what its beginning suggests. */
export const foundItems = (local: Local, stage: Stage): Item[] => {
  const typed = local.editor.text.trim();
  if (local.found) {
    const { hits, query } = local.found;
    const options = optionItems(local, stage);
    return [...distinct(hits.map((hit) => itemOf(hit, query, local, stage))).slice(0, options.length > 0 ? MOST_ASKED : MOST_FOUND), ...options];
  }
  if (typed === '' || typed.length > MOST_SUGGESTED || typed.includes('\n') || !stage.suggest) return [];
  return distinct(stage.suggest(typed).map((one) => itemOf(one, typed, local, stage))).slice(0, MOST_FOUND);
};

export const verdictLine = (local: Local, stage: Stage): string | undefined => {
  if (!local.found) return undefined;
  if (local.found.hits.length === 0) return stage.words.nothingFound;
  return local.found.verdict === 'none' ? stage.words.nearest : stage.words.whichOne;
};

/** Not in the knowledge: how to say it better, and who knows more. */
export const adviceLines = ({ found }: Local, { language, view, words }: Stage, width: number): Line[] => {
  if (found?.verdict !== 'none') return [];
  const product = found.told.facts.product ?? view.product;
  const people = typeof product === 'string' && isProduct(product) ? words.people(productName(product), HELP_PLACES[product]) : '';
  return textLines(`${DESCRIBE_IT[language]}${people === '' ? '' : ` ${people}`}`, width, 'dim');
};

/** The first screen: say it, choose it, or have this machine checked. */
export const entryScreen = (stage: Stage, local: Local): Screen => {
  const { words, view } = stage;
  const verdict = verdictLine(local, stage);
  const found = foundItems(local, stage);
  return {
    name: 'entry',
    ...(view.done.length === 0 ? { head: (width: number) => [...headLines(view, words, width), []] } : {}),
    body: (width) => [...textLines(verdict ?? words.entryQuestion, width, 'strong'), ...adviceLines(local, stage, width)],
    field: { kind: 'entry', hint: '', box: false },
    items: [
      ...found,
      {
        ...(found.some(({ act }) => act.type === 'narrow') ? { above: '' } : {}),
        label: say(words.byTopic),
        act: { type: 'open', overlay: { kind: 'topics' } },
      },
      // Somebody on the phone cannot carry out all of it.
      ...(stage.person ? [] : [{ label: say(isHere(view.host) ? words.doctor : words.doctorThere), act: { type: 'doctor' } } as const]),
      ...(stage.cases ? [{ label: say(words.keptCases), act: { type: 'cases' } } as const] : []),
    ],
    start: 'field',
    commands: ['help', 'language', 'history', 'back', 'forward', 'search', 'note', 'leave'],
  };
};

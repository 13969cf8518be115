import { readAnswer } from '../../engine/read-answer.ts';
import type { AskOption } from '../../knowledge/search/ask.ts';
import type { Input } from '../../model/event.ts';
import { GIVEN } from '../../model/flow.ts';
import type { Act, Screen, Stage } from '../screens/screen.ts';
import { entering } from '../state/entering.ts';
import { readScript } from '../state/read-script.ts';
import { sayBlocks, sayInline } from './plain-lines.ts';

/** What one line that a person typed comes to. */
export type Heard =
  | { readonly type: 'send'; readonly inputs: readonly Input[]; readonly leave?: true }
  | { readonly type: 'run' }
  /** Another list to choose from, in place of the current one. */
  | { readonly type: 'list'; readonly overlay: Extract<Act, { type: 'open' }>['overlay'] }
  | { readonly type: 'say'; readonly lines: readonly string[] }
  | { readonly type: 'find'; readonly text: string }
  | { readonly type: 'narrow'; readonly option: AskOption }
  | { readonly type: 'change' }
  | { readonly type: 'note' | 'language' | 'leave' | 'doctor' | 'cases' };

const COMMANDS = {
  b: 'back',
  back: 'back',
  z: 'back',
  zurück: 'back',
  f: 'forward',
  forward: 'forward',
  v: 'forward',
  vor: 'forward',
  w: 'why',
  why: 'why',
  warum: 'why',
  a: 'article',
  article: 'article',
  artikel: 'article',
  x: 'change',
  n: 'note',
  note: 'note',
  notiz: 'note',
  e: 'export',
  export: 'export',
  l: 'language',
  t: 'topics',
  d: 'doctor',
  q: 'leave',
  quit: 'leave',
  exit: 'leave',
  '?': 'help',
} as const;

type Named = (typeof COMMANDS)[keyof typeof COMMANDS];

const doAct = (act: Act, stage: Stage): Heard => {
  switch (act.type) {
    case 'send':
      return { type: 'send', inputs: act.inputs, ...(act.afterwards === 'leave' ? { leave: true } : {}) };
    case 'run':
      return { type: 'run' };
    case 'enter':
      return { type: 'send', inputs: entering(act, stage) };
    case 'open':
      return { type: 'list', overlay: act.overlay };
    case 'narrow':
      return { type: 'narrow', option: act.option };
    case 'doctor':
    case 'cases':
      return { type: act.type };
    case 'command':
      return act.command === 'leave' ? { type: 'leave' } : { type: 'say', lines: stage.session.report().split('\n') };
    case 'tick':
      return { type: 'send', inputs: [{ type: 'is', node: stage.view.node ?? '', outcome: act.outcome, by: 'person', value: [act.outcome] }] };
  }
};

const explained = (stage: Stage): string[] => {
  const { explanation } = stage.view;
  if (!explanation) return [stage.words.noWhy];
  const causes = explanation.causes.map(({ title, probability }) => `${Math.round(probability * 100)} %: ${sayInline(title)}`);
  return [...sayBlocks(explanation.why, stage), ...(causes.length > 0 ? [`${stage.words.causes}:`, ...causes] : [])];
};

const fittingArticle = (stage: Stage): string[] => {
  const { current, articles } = stage.view;
  const article = stage.session.article(current.kind === 'conclude' ? current.article.id : (articles[0]?.id ?? ''));
  return article ? [article.title, '', ...sayBlocks(article.blocks, stage)] : [stage.words.noArticles];
};

const doNamed = (named: Named, screen: Screen, stage: Stage): Heard => {
  switch (named) {
    case 'back':
    case 'forward':
      return { type: 'send', inputs: [{ type: named }] };
    case 'why':
      return { type: 'say', lines: explained(stage) };
    case 'article':
      return { type: 'say', lines: fittingArticle(stage) };
    case 'export':
      return { type: 'say', lines: stage.session.report().split('\n') };
    case 'topics':
      return { type: 'list', overlay: { kind: 'topics' } };
    case 'help':
      return { type: 'say', lines: [hintFor(screen, stage)] };
    default:
      return { type: named };
  }
};

/** How to answer, said below the choices. */
export const hintFor = (screen: Screen, stage: Stage): string => {
  const { plain } = stage.words;
  if (screen.field?.kind === 'entry') return plain.askEntry;
  if (screen.field?.box) return plain.askPaste;
  if (screen.field) return plain.askTyped;
  return screen.items.some(({ ticked }) => ticked !== undefined) ? `${plain.severalAsk} ${plain.ask}` : plain.ask;
};

const several = (typed: string, screen: Screen, stage: Stage): Heard | undefined => {
  const numbers = typed.split(/[\s,]+/).map(Number);
  const acts = numbers.map((one) => screen.items[one - 1]?.act);
  const outcomes = acts.flatMap((act) => (act?.type === 'tick' ? [act.outcome] : []));
  if (outcomes.length !== numbers.length || outcomes[0] === undefined) return undefined;
  return { type: 'send', inputs: [{ type: 'is', node: stage.view.node ?? '', outcome: outcomes[0], by: 'person', value: outcomes }] };
};

/** Reads one typed line against what is being asked. Numbers choose, letters are commands; while text is typed, both need a colon. */
export const hear = (line: string, screen: Screen, stage: Stage): Heard => {
  const typed = line.trim();
  const marked = typed.startsWith(':');
  const bare = marked ? typed.slice(1).trim() : typed;
  const free = screen.field !== undefined && !marked;
  const number = /^\d+$/.test(bare) ? Number(bare) : undefined;
  const item = number === undefined ? undefined : screen.items[number - 1];
  if (!free || (screen.field?.kind === 'entry' && item)) {
    if (item) return doAct(item.act, stage);
    const named = Object.entries(COMMANDS).find(([name]) => name === bare.toLowerCase())?.[1];
    const own = screen.items.find(({ letter }) => letter === bare.toLowerCase());
    if (own) return doAct(own.act, stage);
    if (named) return doNamed(named, screen, stage);
    return several(bare, screen, stage) ?? { type: 'say', lines: [stage.words.plain.notThere(bare), hintFor(screen, stage)] };
  }
  if (screen.field?.kind === 'entry') return { type: 'find', text: line };
  const script = screen.field?.kind === 'script' && stage.view.current.kind === 'ask' ? readScript(stage.view.current, line, stage) : undefined;
  if (script) return script.invalid ? { type: 'say', lines: [script.invalid[stage.language]] } : { type: 'send', inputs: [script.input] };
  const read = readAnswer(screen.field?.ask ?? 'text', line);
  if (read.invalid) return { type: 'say', lines: [read.invalid[stage.language]] };
  return { type: 'send', inputs: [{ type: 'is', node: stage.view.node ?? '', outcome: GIVEN, by: 'person', value: read.value }] };
};

import { plainText } from '../model/block.ts';
import type { CaseEvent } from '../model/event.ts';
import { caseStorePath } from '../store/case-home.ts';
import { type CaseStore, openCaseStore } from '../store/cases.ts';
import { type Call, defineCommand } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { nearest } from './nearest.ts';
import { openContent } from './open-content.ts';
import { printable } from './printable.ts';
import { saidLine } from './said-line.ts';
import { words } from './words.ts';

const ACTIONS = ['list', 'show', 'resume', 'note', 'export'] as const;
type Action = (typeof ACTIONS)[number];
type OneCase = { readonly id: string; readonly events: readonly CaseEvent[] };

const list = (store: CaseStore, { language, options, out }: Call): number => {
  const cases = store.list();
  if (options.json) out.json(cases);
  if (cases.length === 0) out.line(words[language].casesNone);
  for (const { id, last, state, flow, said } of cases) {
    out.line(
      `${id}  ${last.slice(0, 16).replace('T', ' ')}  ${words[language].caseState[state]}  ${flow ?? ''}  ${printable(said ?? '').slice(0, 60)}`.trimEnd(),
    );
  }
  return FINE;
};

/** The session of a kept case, to look at: it runs nothing and keeps nothing. */
const replay = async ({ id, events }: OneCase, call: Call) => {
  const opened = await openContent(call);
  if ('misuse' in opened) return opened;
  const [{ createSession }, { CATALOGUE: catalogue }, { report }, { foldAll }, { createEngineContext }] = await Promise.all([
    import('../engine/session.ts'),
    import('../probes/catalogue.ts'),
    import('../engine/hand-over/hand-over.ts'),
    import('../engine/fold.ts'),
    import('../engine/context.ts'),
  ]);
  const { pack, library } = opened.content;
  const shelves = await library();
  const context = createEngineContext(pack, shelves, catalogue);
  const host = events.find((event) => event.type === 'opened')?.host ?? '';
  const session = createSession({ pack, library: shelves, catalogue, language: call.language, id, events, mode: 'ask', host });
  return { view: session.view(), summary: report(foldAll(events, context), call.language, context) };
};

const show = async (one: OneCase, call: Call): Promise<number> => {
  const replayed = await replay(one, call);
  if ('misuse' in replayed) return call.out.misuse(replayed.misuse);
  const { view } = replayed;
  if (call.options.json) call.out.json({ id: one.id, events: one.events.length, view });
  for (const line of view.done) call.out.line(saidLine(plainText(line.title), plainText(line.result)));
  const { current } = view;
  if (current.kind === 'ask' || current.kind === 'show' || current.kind === 'hand-over') call.out.line(`→ ${printable(plainText(current.question))}`);
  if (current.kind === 'conclude' || current.kind === 'solved') call.out.line(`● ${printable(plainText(current.title))}`);
  return FINE;
};

const exportCase = async (one: OneCase, call: Call): Promise<number> => {
  const replayed = await replay(one, call);
  if ('misuse' in replayed) return call.out.misuse(replayed.misuse);
  if (call.options.json) call.out.json({ id: one.id, summary: replayed.summary });
  call.out.line(replayed.summary);
  return FINE;
};

const note = (store: CaseStore, one: OneCase, text: string, call: Call): number => {
  const event: CaseEvent = { type: 'note', text, seq: (one.events.at(-1)?.seq ?? 0) + 1, at: new Date().toISOString() };
  store.append(one.id, event);
  if (call.options.json) call.out.json(event);
  call.out.line(words[call.language].noteAdded);
  return FINE;
};

const actOnOne = async (action: Exclude<Action, 'list'>, store: CaseStore, call: Call): Promise<number> => {
  const { language, out } = call;
  const say = words[language];
  const [, wanted, ...rest] = call.words;
  if (wanted === undefined) return out.misuse({ message: say.caseNeedsId(action) });
  const ids = store.list().map(({ id }) => id);
  const id = ids.includes(wanted) ? wanted : undefined;
  if (id === undefined) {
    const meant = nearest(wanted, ids);
    return out.misuse({ message: say.unknown.case(wanted), mend: meant ? say.didYouMean(meant) : say.allOf('case list') });
  }
  const one = { id, events: store.events(id) };
  if (action === 'show') return show(one, call);
  if (action === 'export') return exportCase(one, call);
  if (action === 'note') return rest.length === 0 ? out.misuse({ message: say.noteNeedsText }) : note(store, one, rest.join(' '), call);
  const { converse } = await import('./converse.ts');
  return converse(call, { resumed: one });
};

export const caseCommand = defineCommand({
  name: 'case',
  title: { en: 'cases that were kept: list, show, resume, note, export', de: 'aufgehobene Fälle: list, show, resume, note, export' },
  words: { value: 'list|show|resume|note|export [id] [text…]', most: Number.POSITIVE_INFINITY },
  options: {},
  run: async (call) => {
    const { words: given, language, io, out } = call;
    const say = words[language];
    const action = ACTIONS.find((name) => name === (given[0] ?? 'list'));
    if (action === undefined) {
      const meant = nearest(given[0]!, [...ACTIONS]);
      return out.misuse({ message: say.unknown.action(given[0]!), mend: meant ? say.didYouMean(meant) : say.oneOf(ACTIONS) });
    }
    const store = openCaseStore(caseStorePath(io.env));
    try {
      return action === 'list' ? list(store, call) : await actOnOne(action, store, call);
    } catch (fault) {
      if (!(fault instanceof Error) || !('code' in fault)) throw fault;
      return out.misuse({ message: say.storeBroken(store.path, fault.message), mend: say.storeMend(store.path) });
    } finally {
      store.close();
    }
  },
});

import type { View } from '../../model/view.ts';
import { hostName } from '../screens/head.ts';
import { changeScreen } from '../screens/prompt-screens.ts';
import type { Screen, Stage } from '../screens/screen.ts';
import { currentScreen, screenOf } from '../screens/screen-of.ts';
import { createConversation } from '../state/conversation.ts';
import { LOCAL, type OverlayContent } from '../state/ui.ts';
import type { TerminalEnd, TerminalOptions } from '../terminal-options.ts';
import { createLineReader, type LineReader } from './line-reader.ts';
import { sayCurrent, sayDone, sayInline } from './plain-lines.ts';
import { type Heard, hear, hintFor } from './plain-walk.ts';

type Room = {
  readonly options: TerminalOptions;
  readonly stage: () => Stage;
  readonly say: (...lines: readonly string[]) => void;
  readonly reader: LineReader;
  /** Steps that have been said already. */
  readonly told: Set<string>;
};

const sayChoices = (screen: Screen, stage: Stage): string[] =>
  screen.items.map(({ label, aside }, at) =>
    stage.words.plain.number(at + 1, screen.items.length, `${sayInline(label)}${aside === undefined ? '' : ` (${aside})`}`),
  );

/** Waits until the session wants something of a person; says each finished step as it comes. */
const settle = async (room: Room): Promise<View> => {
  const { session, signal } = room.options;
  for (;;) {
    const view = session.view();
    for (const done of view.done) {
      const key = `${done.step} ${sayInline(done.result)}`;
      if (room.told.has(key)) continue;
      room.told.add(key);
      if (done.kind !== 'said') room.say(sayDone(done, room.stage()));
    }
    if (view.current.kind !== 'probe' || (view.current.mustAsk && !session.running()) || !session.running()) return view;
    room.say(...sayCurrent({ ...room.stage(), view: { ...view, current: { ...view.current, mustAsk: false } } }));
    await new Promise<void>((resolve) => {
      const leave = session.subscribe(() => {
        leave();
        resolve();
      });
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    if (signal?.aborted) return session.view();
  }
};

/** A pasted text ends with a full stop of its own, or with the input. */
const readBox = async (first: string, reader: LineReader): Promise<string> => {
  const lines = [first];
  for (let line = await reader.next(); line !== undefined && line !== '.'; line = await reader.next()) lines.push(line);
  return lines.join('\n');
};

/** A list above the conversation: topics, articles, an earlier question. Undefined when the person leaves it. */
const askList = async (overlay: OverlayContent, room: Room): Promise<Heard | undefined> => {
  const stage = room.stage();
  const screen = screenOf(stage, { step: '', local: LOCAL, overlays: [{ ...overlay, local: LOCAL }] });
  if (overlay.kind === 'article') {
    const { sayBlocks } = await import('./plain-lines.ts');
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

const askChange = async (room: Room): Promise<Heard | undefined> => {
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

const find = async (text: string, room: Room): Promise<Heard | undefined> => {
  const stage = room.stage();
  const found = stage.find?.(text);
  if (!found || found.hits.length === 0) {
    room.say(found ? stage.words.nothingFound : stage.words.stillLoading);
    return undefined;
  }
  const screen = currentScreen(stage, { ...LOCAL, found });
  const hits = { ...screen, items: screen.items.filter(({ act }) => act.type === 'enter' || (act.type === 'open' && act.overlay.kind === 'article')) };
  const [best] = hits.items;
  if (found.verdict === 'match' && best?.act.type === 'enter') return hear('1', hits, stage);
  room.say(found.verdict === 'none' ? stage.words.nearest : stage.words.whichOne, ...sayChoices(hits, stage));
  const line = await room.reader.next();
  if (line === undefined || line.trim() === '') return undefined;
  const chosen = /^\s*:?\d+\s*$/.test(line) ? hear(line, hits, stage) : undefined;
  return chosen ?? find(line, room);
};

const further = async (next: Promise<Heard | undefined>, room: Room): Promise<TerminalEnd | undefined> => {
  const heard = await next;
  return heard && obey(heard, room);
};

/** Does what was heard; tells whether the walk goes on. */
const obey = async (heard: Heard, room: Room): Promise<TerminalEnd | undefined> => {
  const { session } = room.options;
  const { words } = room.stage();
  switch (heard.type) {
    case 'send': {
      for (const input of heard.inputs) if (session.send(input)) room.say(words.refused);
      return heard.leave ? { code: 0 } : undefined;
    }
    case 'run':
      session.run();
      return undefined;
    case 'say':
      room.say('', ...heard.lines);
      return undefined;
    case 'language':
      session.setLanguage(session.view().language === 'de' ? 'en' : 'de');
      return undefined;
    case 'note': {
      room.say(words.plain.noteAsk);
      const text = (await room.reader.next())?.trim() ?? '';
      if (text !== '') session.send({ type: 'note', text });
      return undefined;
    }
    case 'leave':
      return { code: 0 };
    case 'doctor':
      return { code: 0, next: 'doctor' };
    case 'list':
      return further(askList(heard.overlay, room), room);
    case 'change':
      return further(askChange(room), room);
    case 'find':
      return further(find(heard.text, room), room);
  }
};

const farewellOf = (room: Room): string[] => {
  const { session } = room.options;
  const view = session.view();
  const { words } = room.stage();
  if (view.done.length === 0) return [];
  const reason = session.journalProblem();
  return ['', view.state === 'closed' ? words.closed : reason === undefined ? words.kept(session.id) : words.journalBroken(reason)];
};

const walk = async (room: Room): Promise<TerminalEnd> => {
  let said = room.options.said;
  for (;;) {
    const view = await settle(room);
    if (room.options.signal?.aborted) return { code: 0 };
    const stage = room.stage();
    if (said !== undefined && view.current.kind === 'entry') {
      const text = said;
      said = undefined;
      const heard = await find(text, room);
      const end = heard && (await obey(heard, room));
      if (end) return end;
      continue;
    }
    const screen = currentScreen(stage, LOCAL);
    room.say('', ...sayCurrent(stage), ...sayChoices(screen, stage), hintFor(screen, stage));
    const line = await room.reader.next();
    if (line === undefined) {
      // Nobody is there to answer: say how to come back, and end well.
      room.say(...(view.done.length === 0 ? [stage.words.plain.noInput] : []));
      return { code: 0 };
    }
    if (line.trim() === '') continue;
    const text = screen.field?.box && !line.trim().startsWith(':') ? await readBox(line, room.reader) : line;
    const end = await obey(hear(text, screen, room.stage()), room);
    if (end) return end;
  }
};

/** The same walk as lines of plain words: no signs, no colours, nothing drawn twice. Ends with the input, never hangs. */
export const runPlain = async (options: TerminalOptions): Promise<TerminalEnd> => {
  const { session, pack, streams } = options;
  const conversation = createConversation({
    session,
    pack,
    describe: options.describeProbe ?? (() => ({})),
    ticks: true,
    size: { columns: 80, rows: 24 },
    now: Date.now,
    outside: () => undefined,
  });
  const reader = createLineReader(streams.stdin);
  let failed: string | undefined;
  const loaded = options.search().then(conversation.searchLoaded, (fault: unknown) => {
    failed = fault instanceof Error ? fault.message : String(fault);
  });
  const room: Room = {
    options,
    stage: conversation.stage,
    say: (...lines) => void streams.stdout.write(lines.map((line) => `${line}\n`).join('')),
    reader,
    told: new Set(),
  };
  const { words, view } = conversation.stage();
  room.say(words.plain.intro, words.plain.place([view.product, view.version].filter((part) => part !== undefined).join(' '), hostName(view.host, words)));
  if (options.said !== undefined || streams.stdin.isTTY !== true) await loaded;
  if (failed !== undefined) room.say(words.noSearch(failed));
  try {
    const end = await walk(room);
    room.say(...farewellOf(room));
    return end;
  } finally {
    reader.close();
    conversation.close();
  }
};

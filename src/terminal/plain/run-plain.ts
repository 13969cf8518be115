import { productName } from '../../model/product-name.ts';
import { sayJournalProblem } from '../journal-problem.ts';
import { hostName } from '../screens/head.ts';
import { currentScreen } from '../screens/screen-of.ts';
import { createConversation } from '../state/conversation.ts';
import { LOCAL } from '../state/ui.ts';
import type { TerminalEnd, TerminalOptions } from '../terminal-options.ts';
import { askChange, askList, find } from './ask-further.ts';
import { createLineReader, type LineReader } from './line-reader.ts';
import { sayCurrent } from './plain-lines.ts';
import { type Heard, hear, hintFor } from './plain-walk.ts';
import { type Room, sayChoices, settle } from './room.ts';

/** A pasted text ends with a full stop of its own, or with the input. */
const readBox = async (first: string, reader: LineReader): Promise<string> => {
  const lines = [first];
  for (let line = await reader.next(); line !== undefined && line !== '.'; line = await reader.next()) lines.push(line);
  return lines.join('\n');
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
      for (const input of heard.inputs) {
        const problem = session.send(input);
        if (problem) room.say(problem.rule === 'taken' ? sayTaken(room) : words.refused);
      }
      await session.settled();
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
      await session.settled();
      return undefined;
    }
    case 'leave':
      return { code: 0 };
    case 'doctor':
    case 'cases':
      return { code: 0, next: heard.type };
    case 'list':
      return further(askList(heard.overlay, room), room);
    case 'change':
      return further(askChange(room), room);
    case 'find':
      return further(find(heard.text, room), room);
  }
};

const sayTaken = (room: Room): string => {
  const { words } = room.stage();
  const taken = room.options.session.taken();
  return taken ? words.taken(taken.who, taken.machine) : words.refused;
};

const farewellOf = (room: Room): string[] => {
  const { session } = room.options;
  const view = session.view();
  const { words } = room.stage();
  if (view.done.length === 0 || session.id === '') return [];
  const problem = session.journalProblem();
  if (session.taken()) return ['', sayTaken(room)];
  return ['', problem ? sayJournalProblem(problem, words) : view.state === 'closed' ? words.closed : words.kept(session.id)];
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
    cases: options.cases === true,
    describe: options.describeProbe ?? (() => ({})),
    person: options.person,
    ticks: true,
    size: { columns: 80, rows: 24 },
    now: Date.now,
    outside: () => undefined,
    onFault: (fault) => {
      throw fault;
    },
  });
  const reader = createLineReader(streams.stdin);
  options.signal?.addEventListener('abort', reader.close, { once: true });
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
  room.say(
    words.plain.intro,
    words.plain.place(
      [view.product === undefined ? undefined : productName(view.product), view.version].filter((part) => part !== undefined).join(' '),
      hostName(view.host, words),
    ),
  );
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

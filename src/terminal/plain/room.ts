import type { View } from '../../model/view.ts';
import { sayJournalProblem } from '../journal-problem.ts';
import type { Screen, Stage } from '../screens/screen.ts';
import type { TerminalOptions } from '../terminal-options.ts';
import type { LineReader } from './line-reader.ts';
import { sayCurrent, sayDone, sayInline } from './plain-lines.ts';

/** What a plain walk holds on to. */
export type Room = {
  readonly options: TerminalOptions;
  readonly stage: () => Stage;
  readonly say: (...lines: readonly string[]) => void;
  readonly reader: LineReader;
  /** Steps that have been said already. */
  readonly told: Set<string>;
};

export const sayChoices = (screen: Screen, stage: Stage): string[] =>
  screen.items.flatMap(({ above = '', label, aside }, at) => [
    ...(above === '' ? [] : [above]),
    stage.words.plain.number(at + 1, screen.items.length, `${sayInline(label)}${aside === undefined ? '' : ` (${aside})`}`),
  ]);

/** Waits for the probe at work. A person at a terminal may type `s` to stop it; piped lines answer later questions. */
const probeOver = ({ options: { session, signal, streams }, reader }: Room): Promise<void> =>
  new Promise((resolve) => {
    const deaf = reader.listen((line) => {
      const stop = streams.stdin.isTTY === true && line.trim().toLowerCase() === 's';
      if (stop) session.cancel();
      return stop;
    });
    const over = (): void => {
      leave();
      deaf();
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const leave = session.subscribe(over);
    signal?.addEventListener('abort', over);
  });

/** Said once: that the case is not kept where it should be, or that somebody else has it now. */
const sayTroubles = ({ options: { session }, stage, say, told }: Room): void => {
  const { words } = stage();
  const problem = session.journalProblem();
  const taken = session.taken();
  const troubles = [...(problem ? [sayJournalProblem(problem, words)] : []), ...(taken ? [words.taken(taken.who, taken.machine)] : [])];
  for (const trouble of troubles.filter((one) => !told.has(one))) {
    told.add(trouble);
    say(trouble);
  }
};

/** Waits until the session wants something of a person; says each finished step as it comes. */
export const settle = async (room: Room): Promise<View> => {
  const { session, signal } = room.options;
  for (;;) {
    await session.settled();
    sayTroubles(room);
    const view = session.view();
    for (const done of view.done) {
      const key = `${done.step} ${sayInline(done.result)}`;
      if (room.told.has(key)) continue;
      room.told.add(key);
      if (done.kind !== 'said') room.say(sayDone(done, room.stage()));
    }
    if (view.current.kind !== 'probe' || (view.current.mustAsk && !session.running()) || !session.running()) return view;
    room.say(...sayCurrent({ ...room.stage(), view: { ...view, current: { ...view.current, mustAsk: false } } }));
    await probeOver(room);
    if (signal?.aborted) return session.view();
  }
};

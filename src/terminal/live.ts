import { writeFileSync } from 'node:fs';
import { render } from 'ink';
import { createElement } from 'react';
import type { Localized } from '../model/language.ts';
import { App } from './app.tsx';
import { copySequence } from './clipboard.ts';
import { farewell } from './farewell.ts';
import { paletteOf, WEIGHTS } from './render/paint.ts';
import type { Size } from './screens/draw-screen.ts';
import { createConversation } from './state/conversation.ts';
import type { OutsideEffect } from './state/pressed.ts';
import { createScreenplay } from './state/screenplay.ts';
import type { TerminalEnd, TerminalOptions } from './terminal-options.ts';
import { WORDS } from './words.ts';

/** How often a turning probe is drawn, in milliseconds. */
const TURN = 120;

const both = (say: (words: (typeof WORDS)['en']) => string): Localized => ({ en: say(WORDS.en), de: say(WORDS.de) });

/** A file of the person's choice. What is there already is not written over. */
const save = (path: string, text: string): Localized => {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return both((words) => words.exported(path));
  } catch (fault) {
    return both((words) => words.exportFailed(path, (fault as Error).message));
  }
};

/** The conversation on a terminal. Ends when the person leaves, the terminal closes, or the program is told to stop. */
export const runLive = async (options: TerminalOptions): Promise<TerminalEnd> => {
  const { session, streams, env, pack } = options;
  const { stdin, stdout } = streams;
  const palette = paletteOf(env);
  const sizeNow = (): Size => ({ columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 });
  const { promise: over, resolve: finish, reject: fail } = Promise.withResolvers<TerminalEnd>();

  const outside = (effect: OutsideEffect): Localized | undefined => {
    switch (effect.type) {
      case 'copy':
        stdout.write(copySequence(effect.text));
        return both((words) => words.copied);
      case 'export':
        return save(effect.path, session.report());
      case 'leave':
        finish({ code: 0 });
        return undefined;
      case 'doctor':
      case 'cases':
        finish({ code: 0, next: effect.type });
        return undefined;
    }
  };
  const conversation = createConversation({
    session,
    pack,
    cases: options.cases === true,
    describe: options.describeProbe ?? (() => ({})),
    person: options.person,
    ticks: palette === WEIGHTS,
    size: sizeNow(),
    now: Date.now,
    outside,
    said: options.said,
    onFault: fail,
  });
  options.notices?.(conversation.notice);
  let clear = (): void => {};
  const bare = createScreenplay(conversation, palette, sizeNow(), () => clear());
  /** A fault of ours ends the conversation, so that the terminal is given back before it is told. */
  const guarded =
    <Given extends unknown[]>(act: (...given: Given) => void) =>
    (...given: Given): void => {
      try {
        act(...given);
      } catch (fault) {
        fail(fault);
      }
    };
  const play = { ...bare, press: guarded(bare.press), paste: guarded(bare.paste), resize: guarded(bare.resize), tick: guarded(bare.tick) };

  const resized = (): void => play.resize(sizeNow());
  const turning = setInterval(() => session.running() && play.tick(), TURN);
  const ended = (): void => finish({ code: 0 });
  // A closed terminal tells itself by a signal, by the end of its input, or by errors of its output; none of them is news for a person.
  stdout.on('resize', resized);
  stdout.on('error', ended);
  stdin.on('end', ended);
  stdin.on('error', ended);
  process.on('SIGHUP', ended);
  options.signal?.addEventListener('abort', ended, { once: true });

  // Before the first frame, not after it as Ink does: a Ctrl-C in between is a key, too.
  stdin.setRawMode?.(true);
  if (options.painted) stdout.write(options.painted.erase);
  // `CI` may be set, even to nothing, on a person's terminal: `interactive` says that this is one.
  const ink = render(createElement(App, { play }), {
    stdin: stdin as NodeJS.ReadStream,
    stdout: stdout as NodeJS.WriteStream,
    stderr: streams.stderr as NodeJS.WriteStream,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    incrementalRendering: true,
    maxFps: 120,
  });
  clear = () => {
    ink.clear();
    stdout.write('\x1b[H\x1b[J');
  };
  ink.waitUntilExit().catch(fail);
  options.search().then(conversation.searchLoaded, conversation.searchFailed).catch(fail);
  let words: string[] = [];
  try {
    if (options.signal?.aborted) ended();
    const end = await over;
    words = farewell(session, palette, sizeNow().columns);
    return end;
  } finally {
    clearInterval(turning);
    play.end(words);
    await ink.waitUntilRenderFlush();
    ink.unmount();
    play.close();
    stdout.off('resize', resized);
    stdin.off('end', ended);
    stdin.off('error', ended);
    process.off('SIGHUP', ended);
    stdin.pause();
  }
};

import { render } from 'ink';
import { createElement } from 'react';
import type { CasePage } from '../model/case-record.ts';
import type { Language } from '../model/language.ts';
import { App } from './app.tsx';
import { type CaseList, EMPTY_LIST, pasteIntoList, pressList, shownCases } from './cases/case-list.ts';
import { drawCaseList } from './cases/draw-case-list.ts';
import { createMatcher } from './cases/match-cases.ts';
import { paint, paletteOf } from './render/paint.ts';
import type { Size } from './screens/draw-screen.ts';
import type { Picture } from './state/screenplay.ts';
import type { TerminalStreams } from './streams.ts';

export type CaseListOptions = {
  readonly page: CasePage;
  readonly language: Language;
  readonly streams: TerminalStreams;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** The list as it was left, to come back to. */
  readonly before?: CaseList;
};

export type CaseListEnd = { readonly list: CaseList; readonly id?: string };

/** The list of cases on a terminal, until one is opened or the person leaves. */
export const runLiveCaseList = async ({ page, language, streams, env, signal, before }: CaseListOptions): Promise<CaseListEnd> => {
  const { stdin, stdout } = streams;
  const palette = paletteOf(env);
  const match = createMatcher(page.cases);
  const { promise: over, resolve: finish, reject: fail } = Promise.withResolvers<CaseListEnd>();
  const listeners = new Set<() => void>();
  const sizeNow = (): Size => ({ columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 });
  let list = before ?? EMPTY_LIST(language);
  let drawn = drawCaseList(list, page.cases, page.total, match, new Date(), sizeNow());
  let picture: Picture = { generation: 0, printed: [], frame: paint(drawn.lines, palette) };

  const show = (frame?: string): void => {
    drawn = drawCaseList(list, page.cases, page.total, match, new Date(), sizeNow());
    picture = { ...picture, frame: frame ?? paint(drawn.lines, palette) };
    for (const listener of listeners) listener();
  };
  const ended = (): void => finish({ list });
  const play = {
    snapshot: () => picture,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press: (press: Parameters<typeof pressList>[1]) => {
      try {
        const pressed = pressList(list, press, shownCases(list, match), drawn.page);
        list = pressed.list;
        if (pressed.effect) finish(pressed.effect.type === 'open' ? { list, id: pressed.effect.id } : { list });
        else show();
      } catch (fault) {
        fail(fault);
      }
    },
    paste: (text: string) => {
      list = pasteIntoList(list, text);
      show();
    },
  };
  const resized = (): void => show();
  stdout.on('resize', resized);
  stdout.on('error', ended);
  stdin.on('end', ended);
  stdin.on('error', ended);
  process.on('SIGHUP', ended);
  signal.addEventListener('abort', ended, { once: true });
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
  ink.waitUntilExit().catch(fail);
  try {
    if (signal.aborted) ended();
    return await over;
  } finally {
    show('');
    await ink.waitUntilRenderFlush();
    ink.unmount();
    stdout.off('resize', resized);
    stdout.off('error', ended);
    stdin.off('end', ended);
    stdin.off('error', ended);
    process.off('SIGHUP', ended);
    signal.removeEventListener('abort', ended);
    stdin.pause();
  }
};

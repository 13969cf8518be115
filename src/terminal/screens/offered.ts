import type { Command } from '../keys.ts';
import type { Screen, Stage } from './screen.ts';

/** Whether a command can do something now; what cannot is neither shown nor obeyed. */
const CAN: Partial<Record<Command, (screen: Screen, stage: Stage) => boolean>> = {
  back: (_, { view }) => view.can.back,
  forward: (_, { view }) => view.can.forward,
  why: (_, { view }) => view.explanation !== undefined,
  article: (_, { view }) => view.articles.length > 0,
  history: (_, { view }) => view.done.length > 0,
  terms: (_, { terms }) => terms > 0,
  copy: ({ copy }) => copy !== undefined && copy !== '',
  stop: (_, { session }) => session.running() !== undefined,
};

export const offered = (screen: Screen, stage: Stage): Command[] => screen.commands.filter((command) => CAN[command]?.(screen, stage) ?? true);

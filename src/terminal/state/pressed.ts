import type { Input } from '../../model/event.ts';
import type { Drawn } from '../screens/draw-screen.ts';
import type { Screen, Stage } from '../screens/screen.ts';
import type { Ui } from './ui.ts';

/** What the world is asked to do. */
export type Effect =
  | { readonly type: 'send'; readonly inputs: readonly Input[]; readonly afterwards?: 'leave' }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'export'; readonly path: string }
  | { readonly type: 'run' | 'stop' | 'language' }
  | { readonly type: 'leave' }
  | { readonly type: 'doctor' | 'cases' };

/** What a conversation cannot do by itself: clipboard, files, leaving. */
export type OutsideEffect = Extract<Effect, { type: 'copy' | 'export' | 'leave' | 'doctor' | 'cases' }>;

export type Pressed = { readonly ui: Ui; readonly effects: readonly Effect[] };

export type Moment = { readonly screen: Screen; readonly drawn: Drawn; readonly stage: Stage };

import type { Session } from '../../engine/session.ts';
import type { AskOption, Told } from '../../knowledge/search/ask.ts';
import type { FindResult } from '../../knowledge/search/search.ts';
import type { Suggestion } from '../../knowledge/search/suggest.ts';
import type { Product } from '../../model/article.ts';
import type { Inline } from '../../model/block.ts';
import type { Input } from '../../model/event.ts';
import type { AskType } from '../../model/flow.ts';
import type { Language } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import type { ProbeParams } from '../../model/probe.ts';
import type { View } from '../../model/view.ts';
import type { Command } from '../keys.ts';
import type { PersonProbes } from '../person-probes.ts';
import type { Line } from '../render/line.ts';
import type { Local, OverlayContent } from '../state/ui.ts';
import type { Words } from '../words/en.ts';

/** What a screen is drawn from. Everything but the case comes in as functions, so that nothing is loaded before it is needed. */
export type Stage = {
  readonly view: View;
  readonly language: Language;
  readonly words: Words;
  readonly session: Pick<Session, 'facts' | 'article' | 'asked' | 'running' | 'id' | 'report'>;
  readonly pack: Pack;
  readonly describe: (probe: string, params: ProbeParams) => { readonly command?: string | undefined; readonly connection?: string | undefined };
  /** Set where only a person can look: what they are asked to type, and the reader of what they say came back. */
  readonly person?: PersonProbes;
  /** Undefined while the search is not loaded. */
  readonly find: ((text: string) => FindResult) | undefined;
  readonly suggest: ((typed: string) => Suggestion[]) | undefined;
  /** There may be kept cases to go on with. */
  readonly cases?: boolean;
  /** How many words of the current screen can be explained. */
  readonly terms: number;
  /** No colours: code is told by backticks. */
  readonly ticks: boolean;
  /** Milliseconds since the epoch, for running probes. */
  readonly now: number;
};

/** What choosing a line does. */
export type Act =
  | { readonly type: 'send'; readonly inputs: readonly Input[]; readonly afterwards?: 'leave' }
  | { readonly type: 'tick'; readonly outcome: string }
  | { readonly type: 'run' }
  | { readonly type: 'open'; readonly overlay: OverlayContent }
  /** A flow, with what the typed text told. */
  | { readonly type: 'enter'; readonly flow: string; readonly said?: string; readonly product?: Product; readonly known?: Told }
  /** An answer to the question that separates what was found. */
  | { readonly type: 'narrow'; readonly option: AskOption }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'doctor' | 'cases' };

export type Item = {
  /** A line above it, set apart; empty for the gap alone. */
  readonly above?: string;
  readonly label: readonly Inline[];
  /** Dim words at the end of the line. */
  readonly aside?: string;
  /** A letter of its own; the first letters of yes and no come by themselves. */
  readonly letter?: string;
  /** Mark of a finished step in place of a number. */
  readonly mark?: string;
  readonly act: Act;
  /** For several: its tick box. */
  readonly ticked?: boolean;
};

export type Field = {
  /** `entry` and `search` find, `answer` is checked by its ask type, `script` by its probe, `note` and `path` are free. */
  readonly kind: 'entry' | 'search' | 'answer' | 'script' | 'note' | 'path';
  readonly ask?: AskType;
  readonly hint: string;
  /** Several lines, as in a pasted log. */
  readonly box: boolean;
};

/** One picture of the conversation: what is said, what can be typed, what can be chosen, which keys count. */
export type Screen = {
  readonly name: string;
  readonly head?: (width: number) => readonly Line[];
  readonly body: (width: number, local: Local) => readonly Line[];
  /** Set where the body is the matter and is read page by page. */
  readonly pager?: boolean;
  /** Set where what is said must be seen whole, and the choices may scroll. */
  readonly bodyFirst?: boolean;
  readonly field?: Field;
  readonly items: readonly Item[];
  /** Chosen first when the screen opens. */
  readonly start?: number | 'field';
  readonly commands: readonly Command[];
  /** What `c` copies. */
  readonly copy?: string;
};

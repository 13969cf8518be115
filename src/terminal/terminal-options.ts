import type { Session } from '../engine/session.ts';
import type { Search } from '../knowledge/search/search.ts';
import type { Language, Localized } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import type { ProbeCatalogue, ProbeParams } from '../model/probe.ts';
import type { Painted } from './first-frame.ts';
import type { PersonProbes } from './person-probes.ts';
import type { TerminalStreams } from './streams.ts';

/** What will be run or reached, shown before it happens. */
export type ProbeDescription = { readonly command?: string | undefined; readonly connection?: string | undefined };

export type TerminalOptions = {
  readonly session: Session;
  readonly pack: Pack;
  readonly catalogue: ProbeCatalogue;
  readonly language: Language;
  /** Asked for after the first frame. */
  readonly search: () => Promise<Search>;
  readonly describeProbe?: (probe: string, params: ProbeParams) => ProbeDescription;
  /** Set where only a person can look at the server. */
  readonly person?: PersonProbes;
  /** There may be kept cases: they are offered at the entry. */
  readonly cases?: boolean;
  /** Handed a function that shows one line until the next key, or takes it away. */
  readonly notices?: (tell: (notice: Localized | undefined) => void) => void;
  /** Symptom from the command line. */
  readonly said?: string;
  readonly streams: TerminalStreams;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--plain`. */
  readonly plain?: boolean;
  /** `--json`: views out, events in, one JSON document a line. */
  readonly json?: boolean;
  /** What `paintFirstFrame` has put on the screen already; the first real frame takes its place. */
  readonly painted?: Painted;
  /** Aborted by SIGTERM. */
  readonly signal?: AbortSignal;
};

/** How it ended. `next` is what the person asked for that another command does. */
export type TerminalEnd = { readonly code: 0; readonly next?: 'doctor' | 'cases' };

import type { Zones } from './dns.ts';
import type { Machines } from './network.ts';

/** What faults work with. */
export type Lab = {
  readonly machines: Machines;
  /** Puts the names into force as they are when nothing is wrong, changed so. */
  readonly names: (change?: (zones: Zones) => void) => Promise<void>;
};

export type Product = 'bluemind' | 'mailcow' | 'mailu' | 'docker-mailserver';

/** One thing that is wrong, or, with `expect: 'healthy'`, a system that only looks odd. */
export type Fault = {
  readonly name: string;
  readonly about: string;
  readonly product: Product;
  /** Its containers run, in a Docker engine of the mail host; else only its files are there. */
  readonly containers?: true;
  readonly inject: (lab: Lab) => Promise<unknown>;
  readonly undo: (lab: Lab) => Promise<unknown>;
  /** Seen by other means than Mailmedic's: the fault is really there. */
  readonly observable: (lab: Lab) => Promise<boolean>;
  /** `doctor`: no flow, only a check-up that finds it. `flow` as shelf/id; several conclusions where more than one thing is wrong, each of them a right first answer. */
  readonly expect: 'healthy' | 'doctor' | { readonly flow: string; readonly conclusion: string | readonly string[]; readonly in?: string };
  /** What `doctor` should find, as `probe:outcome`; none where nothing on the server shows it. */
  readonly findings: readonly string[];
  /** What `doctor` may find besides, because it follows from the fault. */
  readonly consequences?: readonly string[];
  /** What a truthful person answers at each node; for nodes with a probe, what they would see themselves. */
  readonly person: Readonly<Record<string, string | { readonly given: string }>>;
};

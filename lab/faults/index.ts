import type { Fault } from '../fault.ts';
import * as checkup from './checkup.ts';
import * as connecting from './connecting.ts';
import * as containers from './containers.ts';
import * as healthy from './healthy.ts';
import * as looping from './looping.ts';
import * as mailcow from './mailcow.ts';
import * as sending from './sending.ts';
import * as spam from './spam.ts';

const isFault = (one: unknown): one is Fault => typeof one === 'object' && one !== null && 'inject' in one;

/** Every fault of the lab, in the order of the page; those with containers last. */
export const FAULTS: readonly Fault[] = [healthy, sending, spam, checkup, connecting, mailcow, looping, containers].flatMap((room) =>
  Object.values(room).filter(isFault),
);

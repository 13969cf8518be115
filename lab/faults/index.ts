import type { Fault } from '../fault.ts';
import * as healthy from './healthy.ts';
import * as sending from './sending.ts';
import * as spam from './spam.ts';

/** Every fault of the lab, in the order of the page. */
export const FAULTS: readonly Fault[] = [...Object.values(healthy), ...Object.values(sending), ...Object.values(spam)];

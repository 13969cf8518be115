import type { Failure } from '../../model/host.ts';
import type { Localized } from '../../model/language.ts';
import { type CannotTell, cannotLook, type Seen } from '../define-probe.ts';

const MEND: Localized = {
  en: 'check which resolver the server uses (/etc/resolv.conf) or ask again later',
  de: 'prüfe, welchen Resolver der Server benutzt (/etc/resolv.conf), oder frage später noch einmal',
};

const NO_NAME: Localized = { en: 'check how the name is written', de: 'prüfe, wie der Name geschrieben ist' };

/** A question that got no usable answer: never "absent". */
export const dnsUntold = (failure: Failure, seen: Seen = {}): CannotTell => cannotLook(failure, failure.code === 'EBADNAME' ? NO_NAME : MEND, seen);

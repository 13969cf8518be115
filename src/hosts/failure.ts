import type { Failure, FailureReason } from '../model/host.ts';
import type { Localized } from '../model/language.ts';

/** errno name -> reason. EACCES and EPERM on a connection mean that a firewall forbids it; see `connectFailure`. */
const REASONS: Readonly<Record<string, FailureReason>> = {
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOENT: 'absent',
  ENOTDIR: 'absent',
  ETIMEDOUT: 'timed-out',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  EPIPE: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  ABORT_ERR: 'cancelled',
};

/** A message of the system stands in every language as it came. */
export const failure = (reason: FailureReason, message: Localized | string, code?: string): Failure => ({
  ok: false,
  reason,
  message: typeof message === 'string' ? { en: message, de: message } : message,
  ...(code ? { code } : {}),
});

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What an error from Node means. */
export const failureOf = (error: unknown): Failure => {
  const code = codeOf(error);
  return failure(REASONS[code] ?? 'odd-answer', messageOf(error), code || undefined);
};

/** On a connection, "permission denied" comes from a firewall (ICMPv6 administratively prohibited gives EACCES, the output chain EPERM). */
export const connectFailure = (error: unknown): Failure => {
  const found = failureOf(error);
  return found.reason === 'no-permission' ? { ...found, reason: 'unreachable' } : found;
};

/** Why a signal fired: its time limit, or the person. */
export const abortFailure = (signal: AbortSignal): Failure =>
  signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
    ? failure('timed-out', { en: 'no answer in time', de: 'keine Antwort in der Zeit' })
    : failure('cancelled', { en: 'stopped before an answer came', de: 'vor der Antwort angehalten' });

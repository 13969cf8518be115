import type { CaseEvent, Input } from '../../src/model/event.ts';

/** Noon of a day, so many minutes later, as an ISO time. */
export const minute = (minutes: number): string => new Date(Date.UTC(2026, 10, 21, 12, minutes)).toISOString();

export const event = (seq: number, input: Input, at = minute(seq)): CaseEvent => ({ ...input, seq, at });

export const note = (seq: number, text = 'a note'): { event: CaseEvent } => ({ event: event(seq, { type: 'note', text }) });

/** Inputs as the entries of a case, one a minute. */
export const entries = (...inputs: readonly Input[]): { event: CaseEvent }[] => inputs.map((input, at) => ({ event: event(at + 1, input) }));

import { printable } from './printable.ts';

/** A question and its answer on one line. */
export const saidLine = (title: string, result: string): string => printable(/[?:.!]$/.test(title.trim()) ? `${title} ${result}` : `${title}: ${result}`);

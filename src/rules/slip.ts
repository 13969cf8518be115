import { editDistance } from '../knowledge/did-you-mean.ts';

const LEAST_LETTERS = 4;

/** Whether a word is the other one mistyped: a single slip of the keys in a word of letters. Digits are meant as they are. */
export const isSlip = (wrong: string, right: string): boolean =>
  wrong.length >= LEAST_LETTERS && !/\d/.test(wrong + right) && editDistance(wrong.toLowerCase(), right.toLowerCase()) <= 1;

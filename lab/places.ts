import { join } from 'node:path';

/** The checkout, and the folder in it that holds all the lab writes; git does not see it. */
export const PROJECT = join(import.meta.dirname, '..');
export const LAB = join(PROJECT, '.lab');

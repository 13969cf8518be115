import type { Localized } from '../model/language.ts';
import { DE } from './words/de.ts';
import { EN, type Words } from './words/en.ts';

/** Everything that the terminal itself says; questions, fixes and findings come from the pack and the engine. */
export const WORDS: Localized<Words> = { en: EN, de: DE };

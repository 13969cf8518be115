import type { Language } from '../model/language.ts';
import { words } from './words.ts';

/** A fault of Mailmedic itself in words; where it happened only for those who ask. */
export const faultText = (fault: unknown, language: Language, debug: boolean): string => {
  const said = fault instanceof Error ? fault : new Error(String(fault));
  const say = words[language];
  return `${say.fault(said.message)}\n${debug ? said.stack : say.faultMend}`;
};

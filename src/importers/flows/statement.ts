import { firstSentence } from '../articles/sentences.ts';

/**
 * How a sentence is to be checked: whether it holds (`so`; `whether` as a clause), or whether what it demands is in order (`order`;
 * `that` as a clause).
 */
export type Statement = { readonly check: 'so' | 'whether' | 'order' | 'that'; readonly text: string };

const THAT =
  /^(?:please )?(?:(?:check|verify|confirm)(?: carefully)? that|(?:make sure|ensure|be sure)(?: that)?(?= (?:the|your|that|all|every|port|you|it|no|a|an|docker) ))[,:]?\s+|^(?:bitte )?(?:(?:über)?prüfen sie|stellen sie sicher|achten sie darauf|vergewissern sie sich),? dass\s+|^assurez-vous que\s+/i;
const DEMANDS = /^(?:please )?(?:check|verify|make sure|ensure|confirm)\s+(?!if|whether)/i;
const WHETHER =
  /^(?:please |bitte )*(?:check|verify|test|prüfen sie|überprüfen sie|kontrollieren sie|vérifiez|vérifier)(?:[^,.]{0,60}?),?\s+(?:if|whether|ob|si)\s+/i;
const CONDITION = /^(?:if|when|wenn|falls|si|lorsque)\s+([^,]{6,140}),/i;

const LONGEST = 140;

const short = (text: string): string => {
  const bare = text
    .replace(/\s+/g, ' ')
    .replace(/[\s.;:]+$/, '')
    .trim();
  if (bare.length <= LONGEST) return bare;
  const cut = bare.slice(0, LONGEST - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))}…`;
};

/** What a text asks the reader to look at, in its own words. */
export const statementOf = (label: string, text: string): Statement => {
  const sentence = firstSentence(text);
  if (WHETHER.test(sentence)) return { check: 'whether', text: short(sentence.replace(WHETHER, '')) };
  if (THAT.test(sentence)) return { check: 'that', text: short(sentence.replace(THAT, '')) };
  if (DEMANDS.test(sentence)) return { check: 'order', text: short(sentence) };
  const condition = CONDITION.exec(sentence)?.[1];
  return { check: 'so', text: short(condition ?? label) };
};

/** Whether "no" is the answer that points to the cause. */
export const isDemand = ({ check }: Statement): boolean => check === 'order' || check === 'that';

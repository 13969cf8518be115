/** How a sentence is to be checked: whether it holds (`so`), or whether what it demands is in order (`order`). */
export type Statement = { readonly check: 'so' | 'order'; readonly text: string };

const DEMANDS =
  /^(?:please )?(?:check|verify|make sure|ensure|confirm)(?: carefully)?(?: that)?[,:]?\s+(?!if|whether)|^(?:bitte )?(?:stellen sie sicher|achten sie darauf|vergewissern sie sich),? dass\s+|^assurez-vous que\s+/i;
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
  const sentence = /^.+?[.!?](?=\s+\p{Lu}|$)/su.exec(text)?.[0] ?? text;
  if (WHETHER.test(sentence)) return { check: 'so', text: short(sentence.replace(WHETHER, '')) };
  if (DEMANDS.test(sentence)) return { check: 'order', text: short(sentence.replace(DEMANDS, '')) };
  const condition = CONDITION.exec(sentence)?.[1];
  return { check: 'so', text: short(condition ?? label) };
};

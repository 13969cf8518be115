import type { Localized } from '../../model/language.ts';
import { readTags } from './tags.ts';

const POLICIES = ['none', 'quarantine', 'reject'];

type Dmarc = { readonly policy: string } | { readonly wrong: Localized } | undefined;

/** The policy among the TXT records of `_dmarc.` (RFC 7489, 6.3 and 6.6.3; RFC 9989). Undefined when none of them means to be DMARC. */
export const readDmarc = (texts: readonly string[], subdomain: boolean): Dmarc => {
  const records = texts.filter((text) => /^v=DMARC1\s*(;|$)/.test(text.trim()));
  if (records.length > 1) return { wrong: { en: `there are ${records.length} records`, de: `es gibt ${records.length} Einträge` } };
  const [record] = records;
  if (record === undefined) {
    const typo = texts.find((text) => /dmarc/i.test(text));
    return typo === undefined ? undefined : { wrong: { en: `"${typo}" does not start with v=DMARC1;`, de: `„${typo}“ beginnt nicht mit v=DMARC1;` } };
  }
  const tags = readTags(record);
  const policy = (subdomain ? (tags.get('sp') ?? tags.get('p')) : tags.get('p'))?.toLowerCase();
  if (policy === undefined) return { wrong: { en: 'p= is missing', de: 'p= fehlt' } };
  return POLICIES.includes(policy) ? { policy } : { wrong: { en: `p=${policy} is unknown`, de: `p=${policy} ist unbekannt` } };
};

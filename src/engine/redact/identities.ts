import { canonicalIpv6 } from './addresses.ts';
import { type Identity, TOKEN } from './span.ts';

/** Identities whose case matters. */
const EXACT: ReadonlySet<Identity> = new Set(['secret', 'message-id', 'subject']);

/** Words that stand in every log: a user of that name is replaced where it is named as one, not wherever the word stands. */
const COMMON =
  /^(mail|mails|email|info|test|user|users|admin|office|support|kontakt|contact|sales|service|server|host|hello|status|sent|from|connect|login|error|warning|info|debug|relay|delay|client|message|account|daemon|system|default|docker|container|postfix|dovecot|rspamd|redis|unbound|nginx|mysql|mariadb|mailcow|mailu|bluemind|mailserver|cyrus|exim|sogo|webmail|smtp|imap|pop3|submission|network|firewall|spam|newsletter|domain|local|localhost|example|home|data|root|backup|archive|domains|company|firma)$/i;

type Known = { readonly token: string; readonly value: string; readonly identity: Identity };

/** The part of a domain that is somebody's name: `mueller-bau` of `mueller-bau.de`. */
const companyOf = (domain: string): string | undefined => {
  const [name = ''] = domain.split('.');
  return name.length >= 5 && !COMMON.test(name) && !/^(mail|server|host|docker|intern|example)/i.test(name) ? name : undefined;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Whether a value is looked for wherever it stands, and how: as a whole word, or in any neighbourhood. */
const literalOf = ({ identity, value }: Known, isOrdinary: (word: string) => boolean): string | undefined => {
  if (identity === 'user' || identity === 'host' || identity === 'company' || identity === 'name') {
    if (value.length < 3 || COMMON.test(value) || /^\d+$/.test(value) || isOrdinary(value.toLowerCase())) return undefined;
    return `(?<![\\p{L}\\p{N}])${escaped(value)}(?![\\p{L}\\p{N}])`;
  }
  if (identity === 'secret' && value.length < 6) return `(?<![\\p{L}\\p{N}])${escaped(value)}(?![\\p{L}\\p{N}])`;
  if (identity === 'ipv4' || identity === 'private-ipv4') return `(?<![\\d.])${escaped(value)}(?![\\d]|\\.\\d)`;
  return value.length < 4 ? undefined : escaped(value);
};

/** Who and what was found so far, each with its token: the same value is the same token in every text of one case. */
export const createIdentities = (isOrdinary: (word: string) => boolean) => {
  const known = new Map<string, Known>();
  const counts = new Map<Identity, number>();
  let literals: RegExp | undefined;

  const keyOf = (identity: Identity, value: string): string => {
    if (identity === 'ipv6' || identity === 'private-ipv6') return `${identity}\0${canonicalIpv6(value) ?? value}`;
    return `${identity}\0${EXACT.has(identity) ? value : value.toLowerCase()}`;
  };
  const tokenOf = (identity: Identity, value: string): string => {
    const key = keyOf(identity, value);
    const found = known.get(key);
    if (found) return found.token;
    const number = (counts.get(identity) ?? 0) + 1;
    counts.set(identity, number);
    const token = `<${identity}-${number}>`;
    known.set(key, { token, value, identity });
    literals = undefined;
    const company = identity === 'domain' ? companyOf(value) : undefined;
    if (company !== undefined) tokenOf('company', company);
    return token;
  };
  return {
    tokenOf,
    /** Numbers that a text has used already, for example because it was redacted before, are not given again. */
    reserve: (text: string): void => {
      for (const [, identity, number] of text.matchAll(TOKEN)) {
        counts.set(identity as Identity, Math.max(counts.get(identity as Identity) ?? 0, Number(number)));
      }
    },
    /** Every known value wherever it stands, the longest first; undefined while nothing is known. */
    literals: (): RegExp | undefined => {
      if (literals) return literals;
      const all = [...known.values()].flatMap((one) => literalOf(one, isOrdinary) ?? []).sort((a, b) => b.length - a.length);
      literals = all.length > 0 ? new RegExp(all.join('|'), 'giu') : undefined;
      return literals;
    },
    /** The token of a value found by `literals`. */
    tokenOfLiteral: (value: string): string => {
      for (const { token, value: other } of known.values()) if (other === value) return token;
      const lower = value.toLowerCase();
      for (const { token, value: other } of known.values()) if (other.toLowerCase() === lower) return token;
      return tokenOf('secret', value);
    },
    all: (): readonly Known[] => [...known.values()],
  };
};

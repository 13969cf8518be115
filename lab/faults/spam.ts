import { DOMAIN, inPieces } from '../dns.ts';
import type { Fault } from '../fault.ts';
import { ADDRESS } from '../network.ts';
import { all, digs, namesChanged, without } from './means.ts';

const flow = 'common/marked-as-spam';
const fine = {
  domain: { given: DOMAIN },
  address: { given: ADDRESS.mailhost },
  reverse: 'confirmed',
  spf: 'passes',
  dkim: 'present',
  dmarc: 'present',
  dnsbl: 'clean',
  header: 'clean',
} as const;

const TXT = /^@ TXT/;
const spf = (...records: readonly string[]) => namesChanged((zones) => without(zones, DOMAIN, TXT, ...records.map((record) => `@ TXT "${record}"`)));

type Small = Pick<Fault, 'name' | 'about' | 'inject' | 'undo' | 'observable' | 'findings'> & {
  readonly conclusion: string | readonly string[];
  readonly person: Fault['person'];
};

const spam = ({ conclusion, person, ...rest }: Small): Fault => ({
  ...rest,
  product: 'bluemind',
  expect: { flow, conclusion },
  person: { ...fine, ...person },
});

export const spfMissing = spam({
  name: 'spf-missing',
  about: 'the domain has no SPF record',
  ...spf(),
  observable: digs(`TXT ${DOMAIN}`, /ANSWER: 0/),
  conclusion: 'spf-wrong',
  findings: ['dns.spf:missing'],
  person: { spf: 'missing', header: 'spf' },
});

export const spfSeveral = spam({
  name: 'spf-several',
  about: 'the domain has two SPF records',
  ...spf('v=spf1 mx -all', 'v=spf1 include:farpost.example ~all'),
  observable: digs(`TXT ${DOMAIN}`, /ANSWER: 2/),
  conclusion: 'spf-wrong',
  findings: ['dns.spf:several'],
  person: { spf: 'several', header: 'spf' },
});

export const spfInvalid = spam({
  name: 'spf-invalid',
  about: 'the SPF record has a typing error',
  ...spf('v=spf1 mx ipv4:203.0.113.10 -all'),
  observable: digs(`TXT ${DOMAIN}`, /ipv4:/),
  conclusion: 'spf-wrong',
  findings: ['dns.spf:invalid'],
  person: { spf: 'invalid', header: 'spf' },
});

export const spfNotCovered = spam({
  name: 'spf-not-covered',
  about: 'SPF names another server only',
  ...spf('v=spf1 ip4:198.51.100.25 -all'),
  observable: digs(`TXT ${DOMAIN}`, /198\.51\.100\.25/),
  conclusion: 'spf-wrong',
  findings: ['dns.spf:not-covered'],
  person: { spf: 'not-covered', header: 'spf' },
});

export const spfTooManyLookups = spam({
  name: 'spf-too-many-lookups',
  about: 'SPF needs more than ten lookups',
  ...namesChanged((zones) => {
    without(zones, DOMAIN, TXT, `@ TXT ${inPieces(`v=spf1 ${Array.from({ length: 11 }, (_, one) => `include:s${one}.farpost.example`).join(' ')} mx -all`)}`);
    zones['farpost.example']!.push(...Array.from({ length: 11 }, (_, one) => `s${one} TXT "v=spf1 ip4:198.51.100.${100 + one} ?all"`));
  }),
  observable: digs(`TXT ${DOMAIN}`, /include:s9\.farpost/),
  conclusion: 'spf-wrong',
  findings: ['dns.spf:invalid'],
  person: { spf: 'invalid', header: 'spf' },
});

export const dkimMissing = spam({
  name: 'dkim-missing',
  about: 'the DKIM key is not in DNS',
  ...namesChanged((zones) => without(zones, DOMAIN, /^dkim/)),
  observable: digs(`TXT dkim._domainkey.${DOMAIN}`, /NXDOMAIN/),
  conclusion: 'dkim-wrong',
  findings: ['dns.dkim:missing'],
  person: { dkim: 'missing', header: 'dkim' },
});

export const dkimBroken = spam({
  name: 'dkim-broken',
  about: 'the DKIM key was cut off when it was pasted',
  ...namesChanged((zones) => without(zones, DOMAIN, /^dkim/, 'dkim._domainkey TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtJ"')),
  observable: digs(`TXT dkim._domainkey.${DOMAIN}`, /AQEAtJ"/),
  conclusion: 'dkim-wrong',
  findings: ['dns.dkim:invalid'],
  person: { dkim: 'invalid', header: 'dkim' },
});

export const dkimRevoked = spam({
  name: 'dkim-revoked',
  about: 'the DKIM key is empty, which means withdrawn',
  ...namesChanged((zones) => without(zones, DOMAIN, /^dkim/, 'dkim._domainkey TXT "v=DKIM1; p="')),
  observable: digs(`TXT dkim._domainkey.${DOMAIN}`, /p="/),
  conclusion: 'dkim-wrong',
  findings: ['dns.dkim:invalid'],
  person: { dkim: 'invalid', header: 'dkim' },
});

export const dmarcMissing = spam({
  name: 'dmarc-missing',
  about: 'the domain has no DMARC record',
  ...namesChanged((zones) => without(zones, DOMAIN, /^_dmarc/)),
  observable: digs(`TXT _dmarc.${DOMAIN}`, /NXDOMAIN/),
  conclusion: 'dmarc-wrong',
  findings: ['dns.dmarc:missing'],
  person: { dmarc: 'missing', header: 'dmarc' },
});

export const dmarcTypo = spam({
  name: 'dmarc-typo',
  about: 'the DMARC policy is misspelt',
  ...namesChanged((zones) => without(zones, DOMAIN, /^_dmarc/, '_dmarc TXT "v=DMARC1; p=quarantaine"')),
  observable: digs(`TXT _dmarc.${DOMAIN}`, /quarantaine/),
  conclusion: 'dmarc-wrong',
  findings: ['dns.dmarc:invalid'],
  person: { dmarc: 'invalid', header: 'dmarc' },
});

export const spamNoReverse = spam({
  name: 'spam-no-reverse',
  about: 'mail is taken for spam: no reverse DNS',
  ...namesChanged((zones) => without(zones, '113.0.203.in-addr.arpa', /^10 /)),
  observable: digs('-x 203.0.113.10', /NXDOMAIN/),
  conclusion: 'no-reverse',
  findings: ['dns.reverse:missing'],
  person: { reverse: 'missing', header: 'no-name' },
});

export const spamOtherName = spam({
  name: 'spam-other-name',
  about: 'mail is taken for spam: reverse DNS names the provider, and back',
  ...namesChanged((zones) => {
    without(zones, '113.0.203.in-addr.arpa', /^10 /, '10 PTR static-10.farpost.example.');
    zones['farpost.example']!.push('static-10 A 203.0.113.10');
  }),
  observable: digs('-x 203.0.113.10', /static-10/),
  conclusion: 'no-reverse',
  findings: ['dns.reverse:other-name'],
  person: { reverse: 'other-name', header: 'no-name' },
});

export const spamListed = spam({
  name: 'spam-listed',
  about: 'mail is taken for spam: the address is on a blocklist',
  ...namesChanged((zones) => zones['bl.spamcop.net']!.push('10.113.0.203 A 127.0.0.2')),
  observable: digs('10.113.0.203.bl.spamcop.net', /127\.0\.0\.2/),
  conclusion: 'ip-listed',
  findings: ['dnsbl.listed:listed'],
  person: { dnsbl: 'listed', header: 'clean' },
});

export const reputation = spam({
  name: 'reputation',
  about: 'all is set, the domain is only new',
  ...all(),
  observable: digs(`TXT ${DOMAIN}`, /v=spf1 mx -all/),
  conclusion: 'reputation',
  findings: [],
  person: {},
});

export const spfAndDkim = spam({
  name: 'spf-and-dkim',
  about: 'two faults at once: no SPF record, no DKIM key',
  ...namesChanged((zones) => without(zones, DOMAIN, /^(dkim|@ TXT)/)),
  observable: digs(`TXT ${DOMAIN}`, /ANSWER: 0/),
  conclusion: ['spf-wrong', 'dkim-wrong'],
  findings: ['dns.spf:missing', 'dns.dkim:missing'],
  person: { spf: 'missing', dkim: 'missing', header: 'spf' },
});

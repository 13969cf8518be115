import type { Place } from '../../../model/problem.ts';
import { sanitise } from '../../../model/sanitise.ts';
import type { Extlink } from '../conf.ts';
import type { Phrase } from '../draft.ts';
import type { Sheet } from '../sheet.ts';
import { docReference, downloadReference, labelReference, splitTitle, termReference } from './cross-references.ts';
import { asWritten, readable } from './escape.ts';
import { literal, textPart } from './part.ts';

type Role = (escaped: string, place: Place, sheet: Sheet, name: string) => Phrase;

const code = (text: string): Phrase => literal({ type: 'code', text }, text);
const marked = (type: 'strong' | 'emphasis', text: string): Phrase => literal({ type, children: [{ type: 'text', text }] }, text);
const link = (href: string, text: string, place: Place): Phrase => literal({ type: 'link', href, children: [{ type: 'text', text }], place }, text);

const asCode: Role = (escaped) => code(asWritten(escaped).replace(/\s*\n\s*/g, ' '));
const asKeys: Role = (escaped) => code(readable(escaped));
/** `{name}` stands for what the reader puts there. */
const asSample: Role = (escaped) => code(readable(escaped).replace(/\{([^{}]*)\}/g, '$1'));
const asText: Role = (escaped) => textPart(readable(escaped));
const asEmphasis: Role = (escaped) => marked('emphasis', readable(escaped));
const asStrong: Role = (escaped) => marked('strong', readable(escaped));
/** `&` marks the key of a menu's entry, `-->` the way through it. */
const asLabel: Role = (escaped) => marked('strong', readable(escaped).replace(/-->/g, '\u2023').replace(/&(.)/g, '$1'));

/** A name of a programming language's object: `~a.b.c` is shown as `c`, `!` keeps it from being a link. */
const asObject: Role = (escaped) => {
  const { title, target, hasTitle } = splitTitle(escaped);
  const shown = hasTitle ? title : target.replace(/^!/, '').replace(/^~(?:.*\.)?/, '');
  return code(shown);
};

const numbered =
  (prefix: string, address: (id: string, anchor: string) => string): Role =>
  (escaped, place) => {
    const { title, target, hasTitle } = splitTitle(escaped);
    const [, id, anchor] = /^([^#]*)(.*)$/s.exec(target)!;
    return link(address(id!, anchor!), hasTitle ? title : `${prefix} ${target}`.trim(), place);
  };

/** `:envvar:` and the like show the name, not the way to it. */
const asName: Role = (escaped) => {
  const { title } = splitTitle(escaped);
  return code(title.replace(/^!/, ''));
};

const ROLES: Readonly<Record<string, Role>> = {
  code: asCode,
  math: asCode,
  literal: asCode,
  raw: asCode,
  command: asKeys,
  kbd: asKeys,
  program: asKeys,
  mailheader: asKeys,
  mimetype: asKeys,
  newsgroup: asKeys,
  makevar: asKeys,
  regexp: asCode,
  token: asName,
  option: asName,
  envvar: asName,
  keyword: asName,
  confval: asName,
  file: asSample,
  samp: asSample,
  guilabel: asLabel,
  menuselection: asLabel,
  strong: asStrong,
  dfn: asEmphasis,
  emphasis: asEmphasis,
  cite: asEmphasis,
  title: asEmphasis,
  t: asEmphasis,
  'title-reference': asEmphasis,
  title_reference: asEmphasis,
  manpage: asEmphasis,
  abbr: asText,
  abbreviation: asText,
  ac: asText,
  acronym: asText,
  sub: asText,
  subscript: asText,
  sup: asText,
  superscript: asText,
  inline: asText,
  eq: asText,
  index: asText,
  ref: labelReference,
  numref: labelReference,
  any: labelReference,
  doc: docReference,
  term: termReference,
  download: downloadReference,
  rfc: numbered('RFC', (id, anchor) => `https://datatracker.ietf.org/doc/html/rfc${id}${anchor}`),
  'rfc-reference': numbered('RFC', (id, anchor) => `https://datatracker.ietf.org/doc/html/rfc${id}${anchor}`),
  pep: numbered('PEP', (id, anchor) => `https://peps.python.org/pep-${id.padStart(4, '0')}${anchor}`),
  'pep-reference': numbered('PEP', (id, anchor) => `https://peps.python.org/pep-${id.padStart(4, '0')}${anchor}`),
  cve: numbered('', (id) => `https://www.cve.org/CVERecord?id=${id}`),
  cwe: numbered('', (id) => `https://cwe.mitre.org/data/definitions/${id.replace(/^CWE-/i, '')}.html`),
};

const OBJECTS = new Set(
  'func function meth method class attr attribute mod module data const exc obj type member macro enum enumerator struct union var expr texpr dir de rst:role setting'.split(
    ' ',
  ),
);

/** The text of a role in an address and its caption, as the configuration says. */
const extlink =
  ({ url, caption }: Extlink): Role =>
  (escaped, place) => {
    const { title, target, hasTitle } = splitTitle(escaped);
    return link(url.replaceAll('%s', target), hasTitle ? title : caption.replaceAll('%s', target), place);
  };

const roleOf = (name: string, sheet: Sheet): Role | undefined => {
  const own = sheet.roles.get(name);
  if (own !== undefined) return own === name ? asText : roleOf(own, sheet);
  const address = sheet.extlinks.get(name);
  if (address) return extlink(address);
  const known = ROLES[name];
  if (known) return known;
  const [domain, ...rest] = name.split(':');
  if (rest.length === 0) return OBJECTS.has(name) ? asObject : undefined;
  return domain === 'std' ? roleOf(rest.join(':'), sheet) : asObject;
};

/** Interpreted text. A role that is not known leaves its text, and is reported. */
export const readRole = (name: string, escaped: string, place: Place, sheet: Sheet): Phrase => {
  const role = Object.hasOwn(ROLES, name) || sheet.roles.has(name) || !(name in {}) ? roleOf(name.toLowerCase(), sheet) : undefined;
  if (role) return role(escaped, place, sheet, name);
  sheet.report('rst-unknown-role', `the role "${sanitise(name)}" is not known: its text is kept`, place);
  return splitTitle(escaped).hasTitle ? textPart(splitTitle(escaped).title) : textPart(readable(escaped));
};

import { BEFORE, BEHIND } from './patterns.ts';

const SCHEMES = 'https?|ftps?|sftp|mailto|news|nntp|irc|ircs|xmpp|sips?|tel|sms|ssh|git|svn|file|ldaps?|imaps?|pop|smtp|urn|data|telnet|rsync|ws|wss|matrix';
const CHAR = String.raw`[\-_.!~*'\(\)\[\];\/:@&=+$,%a-zA-Z0-9\0?#]`;
const LAST = String.raw`(?:[_~*\/=+a-zA-Z0-9]|${CHAR}(?=>))`;
const MAIL_CHAR = String.raw`[\-_!~*'\{\|\}\/#?^\x60&=+$%a-zA-Z0-9\0]`;
const MAIL = String.raw`${MAIL_CHAR}{1,64}(?:\.${MAIL_CHAR}{1,64}){0,8}(?<!\0)@${MAIL_CHAR}{1,64}(?:\.${MAIL_CHAR}{0,64}){0,16}${LAST}`;

/** Addresses that stand in text by themselves. Lengths are bounded so that no text takes more than a line's time. */
const STANDALONE = new RegExp(`${BEFORE}(?:(?<uri>(?:${SCHEMES}):${CHAR}{0,2000}${LAST})|(?<mail>${MAIL}))${BEHIND}`, 'gvi');

const WHOLE_MAIL = new RegExp(`^${MAIL}$`, 'v');

/** An address as a link's target: a mail address gets its scheme. */
export const asHref = (address: string): string => (WHOLE_MAIL.test(address) ? `mailto:${address}` : address);

export type Piece = { readonly text: string; readonly href?: string; readonly at: number };

/** Splits text at its addresses. `text` is escaped, and so are the pieces. */
export const splitStandalone = (text: string): Piece[] => {
  if (!/[:@]/.test(text)) return [{ text, at: 0 }];
  const pieces: Piece[] = [];
  let last = 0;
  for (const match of text.matchAll(STANDALONE)) {
    const found = match[0];
    if (/^\w+:$/.test(found)) continue;
    if (match.index > last) pieces.push({ text: text.slice(last, match.index), at: last });
    const bare = found.replaceAll('\0', '');
    pieces.push({ text: found, href: match.groups?.mail === undefined ? bare : `mailto:${bare}`, at: match.index });
    last = match.index + found.length;
  }
  if (last < text.length) pieces.push({ text: text.slice(last), at: last });
  return pieces;
};

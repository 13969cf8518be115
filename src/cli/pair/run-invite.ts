import { createPublicKey, randomBytes } from 'node:crypto';
import type { Call } from '../define-command.ts';
import { FINE } from '../exit-codes.ts';
import { readKeyValues } from '../key-values.ts';
import { words } from '../words.ts';
import { fingerprint, seal } from './code.ts';
import { identityKey } from './identity.ts';
import { HOLDS_HOURS, type Invitation, packInvitation, unpackInvitation } from './invitation.ts';
import { keepInvitation } from './invitations.ts';
import { knownOfCase } from './known-of-case.ts';
import { pairWords } from './words.ts';

/** Makes a code for somebody outside, and keeps what it asks for until the answer comes. */
export const runInvite = async (call: Call): Promise<number> => {
  const { language, io, out } = call;
  const say = pairWords[language];
  const [first = '', ...rest] = call.words;
  const named = first !== '' && !first.includes('=');
  const read = readKeyValues(named ? rest : call.words, words[language]);
  if ('misuse' in read) return out.misuse(read.misuse);
  const known = named ? await knownOfCase(first, call) : { facts: {} };
  if ('misuse' in known) return out.misuse(known.misuse);
  const facts: Readonly<Record<string, string>> = { ...known.facts, ...read.values };
  const host = facts.host_name ?? facts.host;
  if (host === undefined) return out.misuse({ message: say.needsHost });
  const now = Date.now();
  const invitation: Invitation = {
    id: randomBytes(8).toString('base64url'),
    until: new Date(Math.ceil(now / 60_000) * 60_000 + HOLDS_HOURS * 3_600_000).toISOString(),
    host,
    ...(facts.domain === undefined ? {} : { domain: facts.domain }),
    ...(facts.public_ip === undefined ? {} : { ip: facts.public_ip }),
    ...(facts.public_ip6 === undefined ? {} : { ip6: facts.public_ip6 }),
  };
  const packed = packInvitation(invitation);
  if (!unpackInvitation(JSON.parse(JSON.stringify(packed)))) return out.misuse({ message: say.noHost(host), mend: say.needsHost });
  const key = identityKey(io.env);
  keepInvitation({ ...invitation, ...('id' in known ? { case: known.id } : {}) }, io.env);
  const code = seal('invite', packed, key);
  const print = fingerprint(createPublicKey(key));
  if (call.options.json) out.json({ code, key: print, ...invitation, ...('id' in known ? { case: known.id } : {}) });
  out.line(say.give(HOLDS_HOURS));
  out.line();
  out.line(code);
  out.line();
  out.line(`${say.they} mailmedic join CODE`);
  out.line(say.back);
  out.line(say.key(print));
  if ('id' in known) out.line(say.forCase(known.id));
  return FINE;
};

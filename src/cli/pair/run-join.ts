import { createPublicKey } from 'node:crypto';
import type { Call } from '../define-command.ts';
import { FINE, FOUND } from '../exit-codes.ts';
import { readTail } from '../read-tail.ts';
import { fingerprint as fingerprintOfKey, openCode, seal } from './code.ts';
import { identityKey } from './identity.ts';
import { type Invitation, unpackInvitation } from './invitation.ts';
import { findInvitation } from './invitations.ts';
import type { Reply } from './reply.ts';
import { pairWords } from './words.ts';

const MOST_PIPED = 64 * 1024;

const day = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** What was seen, a line each; what is wrong first. Returns how much that is. */
const sayReply = async (reply: Reply, { language, out }: Call): Promise<number> => {
  const [{ sayParams, sayProbe }, { CATALOGUE }] = await Promise.all([import('../say-probe.ts'), import('../../probes/catalogue.ts')]);
  const signs: Readonly<Record<string, string>> = { fail: '✗', warn: '!', ok: '✓', info: '✓', 'cannot-tell': '·', 'not-applicable': '–' };
  const order = Object.keys(signs);
  const sorted = reply.seen.toSorted((a, b) => order.indexOf(a.result.verdict) - order.indexOf(b.result.verdict));
  for (const { probe, params, result } of sorted) {
    out.line(`  ${signs[result.verdict] ?? ' '} ${CATALOGUE.get(probe)?.title[language]}  ${sayParams(params)}`);
    out.line(`      ${sayProbe(probe, result, language, CATALOGUE)}`);
  }
  return sorted.filter(({ result }) => result.verdict === 'fail' || result.verdict === 'warn').length;
};

/** Somebody must say yes before this computer connects to anybody. */
const agreed = async (invitation: Invitation, checks: number, { language, options, io, out }: Call): Promise<boolean | undefined> => {
  const say = pairWords[language];
  if (options.probes === 'all') return true;
  if (io.stdin.isTTY !== true || options.json) return undefined;
  out.line(say.wants(invitation.host, checks));
  out.line(say.sees);
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: io.stdin, output: io.stdout });
  try {
    return say.yes.test((await prompt.question(`${say.goOn} `, { signal: io.signal })).trim());
  } catch (fault) {
    if (['ABORT_ERR', 'ERR_USE_AFTER_CLOSE'].includes((fault as { readonly code?: string }).code ?? '')) return false;
    throw fault;
  } finally {
    prompt.close();
  }
};

const accept = async (invitation: Invitation, fingerprint: string, call: Call): Promise<number> => {
  const { language, options, io, out } = call;
  const say = pairWords[language];
  if (Date.parse(invitation.until) < Date.now()) return out.misuse({ message: say.over(day(invitation.until)), mend: say.newOne });
  const [{ checksFor, lookOutside }, { packReply }, { openHost }] = await Promise.all([
    import('./look-outside.ts'),
    import('./reply.ts'),
    import('../open-host.ts'),
  ]);
  const all = checksFor(invitation).length;
  out.line(say.key(fingerprint));
  const yes = await agreed(invitation, all, call);
  if (yes === undefined) return out.misuse({ message: say.mustAgree, mend: say.mustAgreeMend });
  if (!yes) return FINE;
  const opened = await openHost(options.host, language, io.env);
  if ('misuse' in opened) return out.misuse(opened.misuse);
  const live = io.stderr.isTTY === true && !options.json;
  const reply = await lookOutside(invitation, opened.host, io.signal, (done) => live && io.stderr.write(`\r${say.looked(done, all)}\u001b[K`));
  if (live) io.stderr.write('\r\u001b[K');
  await opened.host.close();
  const key = identityKey(io.env);
  const code = seal('reply', packReply(reply), key);
  const problems = await sayReply(reply, call);
  if (options.json) out.json({ code, key: fingerprintOfKey(createPublicKey(key)), seen: reply.seen });
  out.line();
  out.line(say.summary(problems));
  out.line(say.sendBack);
  out.line();
  out.line(code);
  return FINE;
};

const takeIn = async (reply: Reply, fingerprint: string, call: Call): Promise<number> => {
  const { language, io, out, options } = call;
  const say = pairWords[language];
  const given = findInvitation(reply.id, io.env);
  if (!given) return out.misuse({ message: say.stranger, mend: say.strangerMend });
  out.line(say.from(reply.vantage, day(reply.at)));
  out.line(say.key(fingerprint));
  out.line();
  const problems = await sayReply(reply, call);
  out.line();
  out.line(say.summary(problems));
  const { addToCase } = await import('./add-to-case.ts');
  const added = given.case === undefined ? undefined : await addToCase(given.case, reply, fingerprint, call);
  if (added !== undefined && 'misuse' in added) return out.misuse(added.misuse);
  out.line(given.case === undefined ? say.noCase : say.intoCase(given.case, reply.seen.length));
  if (options.json) out.json({ key: fingerprint, seen: reply.seen, ...(given.case === undefined ? {} : { case: given.case }) });
  return problems > 0 ? FOUND : FINE;
};

/** Looks from here at what a code names, or takes in what somebody saw. */
export const runJoin = async (call: Call): Promise<number> => {
  const { language, io, out } = call;
  const say = pairWords[language];
  const text = call.words[0] === '-' ? await readTail(io.stdin, MOST_PIPED) : call.words.join('');
  if (text.trim() === '') return out.misuse({ message: say.needsCode });
  const opened = openCode(text);
  if (typeof opened === 'string') return out.misuse({ message: say.wrong[opened], mend: say.again });
  if (opened.kind === 'invite') {
    const invitation = unpackInvitation(opened.payload);
    return invitation ? accept(invitation, opened.fingerprint, call) : out.misuse({ message: say.wrong.form });
  }
  const { unpackReply } = await import('./reply.ts');
  const reply = unpackReply(opened.payload);
  return reply ? takeIn(reply, opened.fingerprint, call) : out.misuse({ message: say.wrong.form });
};

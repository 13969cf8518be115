import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, openCode, seal } from '../../../src/cli/pair/code.ts';
import { type Invitation, packInvitation, unpackInvitation } from '../../../src/cli/pair/invitation.ts';
import { packReply, unpackReply } from '../../../src/cli/pair/reply.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519').privateKey;
const INVITATION: Invitation = { id: 'AAAAAAAAAAA', until: '2026-11-30T12:00:00.000Z', host: 'mail.example.org', domain: 'example.org', ip: '203.0.113.9' };
const CODE = seal('invite', packInvitation(INVITATION), privateKey);

describe('a code', () => {
  it('carries what was put in, and the fingerprint of the key that signed it', () => {
    const opened = openCode(CODE);
    expect(opened).toMatchObject({ kind: 'invite', fingerprint: fingerprint(createPublicKey(privateKey)) });
    expect(typeof opened === 'object' && unpackInvitation(opened.payload)).toEqual(INVITATION);
  });

  it('is short enough for a chat: three lines', () => {
    expect(CODE.length).toBeLessThan(260);
  });

  it('is read however it was wrapped, quoted and surrounded on its way', () => {
    const wrapped = CODE.match(/.{1,60}/g)!.join('\n> ');
    expect(openCode(`Hi, run this:\n\n> ${wrapped}\n\nbye`)).toMatchObject({ kind: 'invite' });
    expect(openCode(`"${CODE}"`)).toMatchObject({ kind: 'invite' });
  });

  it('says what is wrong with a text that is none, was cut off, changed, or signed by another key', () => {
    expect(openCode('hello')).toBe('no-code');
    expect(openCode(CODE.slice(0, -20))).toBe('cut-off');
    expect(openCode(CODE.replace(/\.(.)/, (_, first) => `.${first === 'A' ? 'B' : 'A'}`))).toBe('changed');
    const [head, body, , signature] = CODE.split('.');
    const [, , key] = seal('invite', packInvitation(INVITATION), other).split('.');
    expect(openCode([head, body, key, signature].join('.'))).toBe('changed');
    expect(openCode('x'.repeat(100_000))).toBe('too-long');
  });

  it('never throws and never believes a changed one, wherever it was changed', () => {
    fc.assert(
      fc.property(fc.nat(CODE.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, character) => {
        fc.pre(CODE[at] !== character);
        const opened = openCode(CODE.slice(0, at) + character + CODE.slice(at + 1));
        // The last characters of the base64 of 32 and 64 bytes hold spare bits: they may differ and mean the same.
        if (typeof opened === 'object') expect(unpackInvitation(opened.payload)).toEqual(INVITATION);
      }),
      { numRuns: 600 },
    );
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => typeof openCode(`mmi1.${text}`) !== 'undefined'));
  });
});

describe('an invitation', () => {
  it.each([
    [[1, 'AAAAAAAAAAA', 1, 'localhost']],
    [[1, 'AAAAAAAAAAA', 1, '127.0.0.1']],
    [[1, 'AAAAAAAAAAA', 1, 'a b.example']],
    [[1, 'AAAAAAAAAAA', 1, '-x.example; rm']],
    [[1, 'AAAAAAAAAAA', 1, 'mail.example.org', 'not a domain']],
    [[1, 'AAAAAAAAAAA', 1, 'mail.example.org', null, '999.1.1.1']],
    [[1, '../../etc', 1, 'mail.example.org']],
    [[2, 'AAAAAAAAAAA', 1, 'mail.example.org']],
    [{ host: 'mail.example.org' }],
    [null],
  ])('is refused where it is not of its form: %j', (payload) => {
    expect(unpackInvitation(payload)).toBeUndefined();
  });
});

describe('a reply', () => {
  const evidence = {
    data: { host: 'mail.example.org', port: 25 },
    raw: 'x'.repeat(3000),
    vantage: 'somewhere',
    at: '2026-11-28T12:00:00.000Z',
    milliseconds: 12,
  };
  const seen = [{ probe: 'tcp.connect', params: { host: 'mail.example.org', port: 25 }, result: { outcome: 'silent', verdict: 'fail' as const, evidence } }];
  const reply = { id: 'AAAAAAAAAAA', at: '2026-11-28T12:00:00.000Z', vantage: 'outside', seen };

  it('travels and comes back with its results', () => {
    const opened = openCode(seal('reply', packReply(reply), privateKey));
    const back = typeof opened === 'object' ? unpackReply(opened.payload) : undefined;
    expect(back?.seen[0]).toMatchObject({
      probe: 'tcp.connect',
      params: { port: 25 },
      result: { outcome: 'silent', verdict: 'fail', evidence: { vantage: 'outside' } },
    });
    expect(back?.seen[0]?.result.evidence.raw.length).toBe(400);
  });

  it('cannot say what an outcome means, nor name probes, parameters or outcomes that there are not', () => {
    const forged = (packed: unknown) => unpackReply([1, 'AAAAAAAAAAA', '2026-11-28T12:00:00.000Z', 'outside', [packed]])?.seen;
    expect(forged(['tcp.connect', { host: 'a.test', port: 25 }, 'open', {}, '', 1])?.[0]?.result.verdict).toBe('ok');
    expect(forged(['tcp.connect', { host: 'a.test', port: 25 }, 'hacked', {}, '', 1])).toEqual([]);
    expect(forged(['no.such', {}, 'open', {}, '', 1])).toEqual([]);
    expect(forged(['tcp.connect', { port: 'x' }, 'open', {}, '', 1])).toEqual([]);
    expect(forged(['tcp.connect', { host: 'a.test', port: 25 }, 'open', { a: {} }, '', 1])).toEqual([]);
    expect(forged('nonsense')).toEqual([]);
  });
});

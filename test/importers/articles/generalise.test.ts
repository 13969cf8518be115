import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vetSignatures } from '../../../src/cli/import/vet-signatures.ts';
import { errorMessages, messageOf } from '../../../src/importers/articles/error-messages.ts';
import { generalise } from '../../../src/importers/articles/generalise.ts';
import { readMarkdown } from '../../../src/knowledge/markdown.ts';
import { hangs } from '../../../src/rules/regex/hangs.ts';
import { parseRegex } from '../../../src/rules/regex/parse-regex.ts';

const messagesIn = (text: string): string[] => errorMessages(readMarkdown(text, { file: 'f.md', line: 1 }).blocks);

describe('an error message', () => {
  test.each([
    ['connect to mx1.example.org[192.0.2.7]:25: Connection timed out', 'connect to mail.other.net[198.51.100.99]:587: Connection timed out'],
    [
      'warning: hostname mail.example.com does not resolve to address 2001:db8::7',
      'warning: hostname a.example.net does not resolve to address 2001:db8:1::8:9',
    ],
    ['Inotify instance limit for user 5000 (UID vmail) exceeded', 'Inotify instance limit for user 123 (UID vmail) exceeded'],
    ['550 5.7.1 <john@example.org>: Recipient address rejected', '550 5.7.1 <mary.x@other.net>: Recipient address rejected'],
    [
      'cannot open hyperscan cache file /var/lib/rspamd/{...}.hs: compiled for a different platform',
      'cannot open hyperscan cache file /var/lib/rspamd/0a1b2c.hs: compiled for a different platform',
    ],
  ])('%j becomes a pattern that also matches %j', (message, other) => {
    const pattern = generalise(message)!;
    expect(new RegExp(pattern).test(message)).toBe(true);
    expect(new RegExp(pattern).test(other)).toBe(true);
  });

  test('keeps what tells it from others: replies of a server, words, the end of a long chain', () => {
    expect(generalise('550 5.7.1 Relaying denied')).toBe('550 5\\.7\\.1 Relaying denied');
    const chain = `ERROR: for x Cannot start service x: ${'driver failed programming external connectivity on endpoint '.repeat(3)}: listen tcp 0.0.0.0:25: bind: address already in use`;
    expect(generalise(chain)).toBe('listen tcp [0-9.]+:\\d+: bind: address already in use');
  });

  test('of any text matches that text or is given up, and hangs on none', () => {
    const piece = fc.oneof(
      fc.constantFrom('Error', ' ', ': ', 'failed', 'cannot open', '192.0.2.1', 'a@b.de', '...', '(', '[', '*', '\\', '/x/y', '5000', '{id}', 'mx.example.org'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('').replace(/\s+/g, ' ').trim();
        const pattern = generalise(text);
        if (pattern === undefined) return;
        expect(new RegExp(pattern).test(text), pattern).toBe(true);
        expect(hangs(parseRegex(pattern, ''))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  test('is found in spans and blocks that a program printed, not in commands, settings and prose', () => {
    expect(messagesIn('You see `Error: no such container here`.')).toEqual(['Error: no such container here']);
    expect(messagesIn('An error: it failed and cannot be found.')).toEqual([]);
    expect(messagesIn('```bash\ndocker compose logs | grep "failed to start it"\n```')).toEqual([]);
    expect(messagesIn('```\nsmtpd_reject_unlisted = error_not_found here\n```')).toEqual([]);
    expect(messagesIn('```\nMar  1 20:45:32 mx postfix/smtp[17]: C5BF3135FAF: connect to a.example.org[192.0.2.1]:25: Connection refused\n```')).toEqual([
      'connect to a.example.org[192.0.2.1]:25: Connection refused',
    ]);
    expect(messageOf('2018-02-13 10:55:27,347 Error: it is broken')).toBe('Error: it is broken');
  });
});

describe('signatures of several articles', () => {
  test('lead to one article each: the wider pattern goes, and of two equal ones the second', () => {
    const wanted = (id: string, ...patterns: string[]) => ({ id, patterns, related: [] as string[] });
    expect(vetSignatures([wanted('a', 'Connection \\S{1,99}'), wanted('b', 'Connection refused by peer'), wanted('c', 'Connection refused by peer')])).toEqual([
      [],
      ['Connection refused by peer'],
      [],
    ]);
  });

  test('may be shared where one article names the other as related', () => {
    expect(
      vetSignatures([
        { id: 'a', patterns: ['it is full'], related: ['b'] },
        { id: 'b', patterns: ['it is full'], related: [] },
      ]),
    ).toEqual([['it is full'], ['it is full']]);
  });
});

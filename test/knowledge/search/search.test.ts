import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../src/knowledge/search/build-index.ts';
import { createSearch } from '../../../src/knowledge/search/search.ts';
import type { SearchIndex } from '../../../src/knowledge/search/search-index.ts';
import { smallPack } from './small-pack.ts';

const index = buildIndex(smallPack);
const search = createSearch(JSON.parse(JSON.stringify(index)) as SearchIndex);
const first = (text: string) => search.find(text, { language: 'en' }).hits[0]?.article;

describe('find', () => {
  test('the index is plain JSON and the same for the same pack', () => {
    expect(JSON.stringify(buildIndex(smallPack))).toBe(JSON.stringify(index));
    expect(JSON.parse(JSON.stringify(index))).toEqual(JSON.parse(JSON.stringify({ ...index, terms: { ...index.terms } })));
  });

  test.each([
    ['I can receive mails but I am not able to send any', 'common/port-25-blocked'],
    ['Sending works without problems, but receiving does not', 'common/inbound-closed'],
    ['Empfangen klappt, Versenden leider nicht', 'common/port-25-blocked'],
    ['Ich kann Mails verschicken, bekomme aber keine', 'common/inbound-closed'],
  ])('which way mail fails decides: %s', (text, article) => {
    expect(first(text)).toBe(article);
  });

  test.each([
    ['listen tcp 0.0.0.0:25: bind: address already in use', 'mailcow/port-taken'],
    ['Fehler: Die Adresse wird bereits verwendet (Port 25)', 'mailcow/port-taken'],
    ['Nov 21 10:00:01 mx postfix/smtp[77]: connect to mx.example.net[192.0.2.9]:25: Die Wartezeit für die Verbindung ist abgelaufen', 'common/port-25-blocked'],
    ['postfix/smtp[5]: connect to mx.example.net[192.0.2.9]:25: Operation timed out', 'common/port-25-blocked'],
    ['mail postfix: Auf dem Gerät ist kein Speicherplatz mehr verfügbar', 'mailcow/disk-full'],
  ])('an error is known in whatever language the system speaks: %s', (text, article) => {
    expect(first(text)).toBe(article);
  });

  test.each([
    ['certifcate expird', 'mailu/certificate-expired'],
    ['zertifikat abgelaufen', 'mailu/certificate-expired'],
    ['Zertifikatsablauf: es ist abgelaufen', 'mailu/certificate-expired'],
    ['Festplattenplatz voll', 'mailcow/disk-full'],
    ['Inotifyinstanzen', 'common/inotify'],
  ])('typos and compounds are understood: %s', (text, article) => {
    expect(first(text)).toBe(article);
  });

  test('umlauts may be written in any way', () => {
    const scores = ['alle ausgesperrt verspätet', 'alle ausgesperrt verspaetet', 'alle ausgesperrt verspatet'].map((text) =>
      search.find(text, { language: 'de' }).hits.map(({ article }) => article),
    );
    expect(scores[1]).toEqual(scores[0]);
    expect(scores[2]).toEqual(scores[0]);
  });

  test('one error in a long log is found among chatter', () => {
    const chatter = Array.from(
      { length: 3000 },
      (_, at) =>
        `Nov 21 10:00:${String(at % 60).padStart(2, '0')} mx dovecot: imap-login: Login: user=<u${at}@example.org>, method=PLAIN, rip=192.0.2.${at % 250}, TLS`,
    );
    chatter.splice(1500, 0, 'Nov 21 10:00:30 mx dovecot: imap(a@example.org): Warning: Inotify instance limit for user 5000 (UID vmail) exceeded, disabling.');
    const started = performance.now();
    expect(first(chatter.join('\n'))).toBe('common/inotify');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test.each(['a', ' ', '1.', '::', 'a-', '"', 'from=<a', 'not help ', 'connect to a', '| '])(
    'a hostile text takes time in proportion: %j again and again',
    (piece) => {
      const started = performance.now();
      search.find(`${piece.repeat(2000)}x\n`.repeat(200), { language: 'en' });
      expect(performance.now() - started).toBeLessThan(1500);
    },
  );

  test('the product is a preference and not a filter', () => {
    expect(first('mailcow: the certificate has expired')).toBe('mailu/certificate-expired');
  });

  test('a hit names the flow that leads to it and the node in which it ends', () => {
    const [hit] = search.find('mail stays in the queue, connect to a.example[192.0.2.1]:25: Connection timed out', { language: 'de' }).hits;
    expect(hit).toMatchObject({
      article: 'common/port-25-blocked',
      flow: 'common/cannot-send',
      node: 'blocked',
      title: 'Dein Anbieter sperrt ausgehende Mail',
      answers: ['common-port-25-blocked'],
    });
  });

  test('what counted is named, the template of a log line too', () => {
    const [hit] = search.find('postfix/smtp[5]: connect to mx.example.net[192.0.2.9]:25: Connection timed out', { language: 'en' }).hits;
    expect(hit!.because[0]).toMatch(/^signature .*connect to/);
    expect(hit!.because.join('\n')).toContain('concept timeout');
  });

  test('scores are probabilities, best first', () => {
    const { hits } = search.find('the disk is full', { language: 'en' });
    for (const { score } of hits) expect(score).toBeGreaterThanOrEqual(0);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    expect(hits[0]!.score).toBeLessThanOrEqual(1);
  });

  test('what the pack does not cover is never called a match', () => {
    for (const text of [
      'how do I import my calendar from Exchange',
      'the printer on the second floor is out of paper',
      'Wie ändere ich das Logo im Webmail?',
    ]) {
      expect(search.find(text, { language: 'en' }).verdict).not.toBe('match');
    }
  });

  test('nothing is certain for a product that nobody named', () => {
    const text = 'bind: address already in use, the port is taken by another program';
    expect(search.find(text, { language: 'en' }).verdict).not.toBe('match');
    expect(search.find(text, { language: 'en' }).hits[0]!.article).toBe('mailcow/port-taken');
    expect(search.find(text, { language: 'en', product: 'mailcow' }).verdict).toBe('match');
  });

  test('nothing is certain where the text takes back what it rests on', () => {
    const text = 'mailcow: bind: address already in use, the port is taken by another program';
    expect(search.find(text, { language: 'en' }).verdict).toBe('match');
    expect(search.find(`${text}. I already checked that every port is free`, { language: 'en' }).verdict).toBe('ambiguous');
  });

  test('text without a word of the pack finds nothing and says so', () => {
    expect(search.find('qqqq zzzz', { language: 'en' })).toMatchObject({ verdict: 'none', hits: [] });
    expect(search.find('', { language: 'en' })).toMatchObject({ verdict: 'none', hits: [] });
  });

  test('words of the language itself are no stumbling block', () => {
    expect(() => search.find('constructor __proto__ toString hasOwnProperty', { language: 'en' })).not.toThrow();
  });
});

describe('suggest', () => {
  test('a half typed word finds its title', () => {
    expect(search.suggest('certif', { language: 'en' })[0]).toMatchObject({ article: 'mailu/certificate-expired', title: 'The certificate has expired' });
  });

  test('either language may be typed, the title is in the language of the screen', () => {
    expect(search.suggest('festpl', { language: 'en' })[0]!.title).toBe('The disk is full');
  });

  test('a flow and the articles that it leads to are one suggestion', () => {
    const flows = search.suggest('send', { language: 'en' }).filter(({ flow }) => flow === 'common/cannot-send');
    expect(flows).toHaveLength(1);
  });

  test('nothing typed suggests nothing', () => {
    expect(search.suggest('  ', { language: 'en' })).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clausesOf } from '../../../src/knowledge/search/clauses.ts';
import { directionOf } from '../../../src/knowledge/search/direction.ts';
import { readText } from '../../../src/knowledge/search/read-text.ts';
import { canonical, templateOf } from '../../../src/knowledge/search/templates.ts';

describe('templateOf', () => {
  test('time, container, host, ids and names are taken out, ports and codes stay', () => {
    expect(
      templateOf(
        'postfix-mailcow-1  | Nov 21 10:00:01 1a2b3c4d5e6f postfix/smtp[77]: 4F1A2B3C4D5E: to=<a@example.net>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.net[192.0.2.9]:25: Connection timed out)',
      ),
    ).toBe('postfix/smtp: <id>: to=<<address>>, relay=none, dsn=4.4.1, status=deferred (connect to <host><ip>:25: Connection timed out)');
  });

  test('two lines that say the same have one template', () => {
    const line = (at: number) => `2026-11-21T10:00:0${at}.123Z mx${at} dovecot: imap-login: Disconnected: rip=192.0.2.${at}, user=<u${at}@example.org>`;
    expect(templateOf(line(1))).toBe(templateOf(line(2)));
  });
});

describe('canonical', () => {
  test.each([
    ['connect: Verbindungsaufbau abgelehnt', 'connect: Connection refused'],
    ['bind: Die Adresse wird bereits verwendet', 'bind: Address already in use'],
    ['x: Zeitüberschreitung', 'x: Connection timed out'],
    ['x: Zeitueberschreitung der Anforderung', 'x: Connection timed out'],
    ['open: Datei oder Verzeichnis nicht gefunden', 'open: No such file or directory'],
    ['x: Keine Route zum Zielrechner', 'x: No route to host'],
  ])('%s', (german, english) => {
    expect(canonical(german)).toBe(english);
  });
});

describe('readText', () => {
  test('sets forms, firewall dumps and stacks aside', () => {
    const text = [
      '<!-- please read the docs first -->',
      '- [x] I have searched the issues',
      '### Steps to reproduce',
      'My mail is stuck in the queue.',
      '-A FORWARD -o docker0 -j DOCKER',
      'Chain INPUT (policy ACCEPT)',
      'ACCEPT     all  --  anywhere             anywhere',
      '  at Object.<anonymous> (/app/index.js:10:5)',
      '  File "/usr/lib/python3/x.py", line 12, in <module>',
    ].join('\n');
    expect(readText(text).map((line) => line.text)).toEqual(['My mail is stuck in the queue.']);
  });

  test('settings in a row are a file and no complaint', () => {
    const lines = readText(
      [
        'Mail hangs.',
        'services:',
        '  mail:',
        '    hostname: mail',
        '    ports:',
        '      - "25:25"',
        '      - "143:143"',
        '    networks:',
        '      - ENABLE_CLAMAV=1',
      ].join('\n'),
    );
    expect(lines.filter(({ kind }) => kind === 'said').map(({ text }) => text)).toEqual(['Mail hangs.']);
    expect(lines.filter(({ kind }) => kind === 'listing')).toHaveLength(8);
  });

  test('a complaint that begins like a form is kept', () => {
    for (const text of ['Reverse proxy returns 403', 'Environment variable is not set', 'Logs are empty'])
      expect(readText(`hello there\n${text}`)).toHaveLength(2);
  });

  test('a text that is nothing but a form is read all the same', () => {
    expect(readText('### dovecot keeps restarting')).toHaveLength(1);
  });

  test('equal messages count once, errors weigh more than chatter', () => {
    const lines = readText(
      [
        ...Array.from({ length: 50 }, (_, at) => `Nov 21 10:00:01 mx postfix/smtpd[${at}]: connect from a${at}.example.net[192.0.2.1]`),
        'Nov 21 10:00:02 mx postfix/smtp[9]: fatal: no SASL authentication mechanisms',
      ].join('\n'),
    );
    expect(lines.length).toBeLessThanOrEqual(3);
    const fatal = lines.find((line) => line.text.includes('fatal'))!;
    expect(fatal.weight).toBeGreaterThan(2 * Math.min(...lines.map((line) => line.weight)));
  });

  test('control sequences never come through', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\u001b', '[', '3', '1', 'm', '\n', '\u0007', ' ', ']'), maxLength: 60 }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
        for (const line of readText(text)) expect(line.text).not.toMatch(/[\u0000-\u0008\u001b\u007f]/);
      }),
    );
  });

  test('any text is read without a throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => Array.isArray(readText(text))));
  });
});

describe('clausesOf', () => {
  test.each([
    ['Dovecot fails. Deleting the cache did not help', 'tried'],
    ['SMTP hangs, IMAP works fine', 'works'],
    ['Es klemmt. Ich habe bereits geprüft, ob der Dienst läuft', 'tried'],
    ['Mails go to spam. I have set SPF and DKIM', 'done'],
  ])('a clause about something else counts less: %s', (text, why) => {
    const clause = clausesOf(text).find((one) => one.why === why);
    expect(clause?.weight).toBeLessThan(1);
  });

  test('the complaint itself counts in full', () => {
    expect(clausesOf('Dovecot does not work')[0]!.weight).toBe(1);
  });
});

describe('directionOf', () => {
  test.each([
    ['I can receive mail but not send it', '~receive-not-send'],
    ['I can send, but every incoming mail bounces', '~send-not-receive'],
    ['Empfangen klappt, Senden nicht', '~receive-not-send'],
    ['Nachricht senden funktioniert ohne Probleme, jedoch der Empfang nicht', '~send-not-receive'],
    ['phones do not send / receive', '~neither-way'],
    ['the mail I send never arrives', '~cant-send'],
  ])('%s', (text, token) => {
    expect(directionOf(text)).toContain(token);
  });

  test('one way is not the other', () => {
    expect(directionOf('I can receive mail but not send it')).not.toContain('~send-not-receive');
    expect(directionOf('I can send mail but receive nothing')).not.toContain('~receive-not-send');
  });
});

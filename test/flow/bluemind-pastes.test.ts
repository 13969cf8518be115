import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/engine/read-answer.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import type { AskNode } from '../../src/model/flow.ts';

const nodesOf = (id: string) => {
  const file = `flows/bluemind/${id}.md`;
  const { value } = readFlow({ base: { text: readFileSync(file, 'utf8'), file }, others: [] });
  return value!.nodes;
};

const NODES = { 'mail-missing': nodesOf('mail-missing'), 'deleted-mail': nodesOf('deleted-mail') };

const read = (flow: keyof typeof NODES, node: string, pasted: string) => readPaste(NODES[flow][node] as AskNode, pasted).outcome;

const HEAD = '| Date                         | Type    | Owner           | Folder-UID         | Folder | Item/IMAP-UID | Flags        |';
const row = (type: string, owner: string, folder: string, uid: string, flags: string) =>
  `| Thu Jun 13 14:09:41 GMT 2019 | ${type} | ${owner} | mbox\\_records\\_32d9e5e2 |  ${folder} |            ${uid}. | ${flags} |`;
const table = (...rows: string[]) => ['+------+------+', HEAD, ...rows, '+------+------+'].join('\n');

const ARRIVED = row('Created', 'Anna (USER)', 'INBOX', '8', '');
const TAKEN = row('Updated', 'Anna (USER)', 'INBOX', '8', 'Seen,Deleted');

describe('a pasted history of a mail', () => {
  it.each([
    ['there', table(ARRIVED)],
    ['there', table(ARRIVED, row('Updated', 'Anna (USER)', 'INBOX', '8', 'Seen'))],
    ['trashed', table(ARRIVED, row('Created', 'Anna (USER)', 'Trash', '3', 'Seen'), TAKEN)],
    ['shared', table(ARRIVED, row('Created', 'projects (MAILSHARE)', 'projects', '56', ''), TAKEN)],
    ['folder', table(ARRIVED, row('Created', 'Anna (USER)', 'Customers', '4', ''), TAKEN)],
    ['deleted', table(ARRIVED, TAKEN)],
    ['unsure', 'bash: bm-cli: command not found'],
  ])('says "%s"', (outcome, pasted) => {
    expect(read('mail-missing', 'history', pasted)).toBe(outcome);
    expect(read('mail-missing', 'history-uid', pasted)).toBe(outcome);
  });
});

describe('a pasted queue', () => {
  const entry = (reason: string) =>
    `4E4D83AF8E      943 Thu Mar  2 07:10:58  eva@example.net\n${reason}\n                                         anna@example.org`;

  it.each([
    ['quota', entry('(host 192.0.2.72[192.0.2.72] said: 452 4.2.2 Over quota SESSIONID=<cyrus-1-2-1> (in reply to RCPT TO command))')],
    ['quota', entry('(host 192.0.2.72[192.0.2.72] said: 452 4.2.2 Over Quota (in reply to RCPT TO command))')],
    ['waits', entry('(connect to 192.0.2.72[192.0.2.72]:2400: Connection refused)')],
    ['empty', 'Mail queue is empty'],
  ])('says "%s"', (outcome, pasted) => {
    expect(read('mail-missing', 'queue', pasted)).toBe(outcome);
  });
});

describe('pasted lines of the mail log', () => {
  const line = (program: string, rest: string) => `Mar  1 20:45:32 mail postfix/${program}[16928]: C5BF3135FAF: ${rest}`;
  const sent = line(
    'lmtp',
    'to=<anna@example.org>, relay=192.0.2.72[192.0.2.72]:2400, delay=0.32, dsn=2.1.5, status=sent (250 2.1.5 Ok SESSIONID=<cyrus-1-2-1> [example.org!user.anna.INBOX () 2294])',
  );
  const waiting = line('lmtp', 'to=<anna@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to 192.0.2.72[192.0.2.72]:2400: Connection refused)');

  it.each([
    ['delivered', sent],
    ['delivered', `${waiting}\n${sent}`],
    ['waited', waiting],
    [
      'unknown',
      'Mar  1 20:45:32 mail postfix/smtpd[1]: NOQUEUE: reject: RCPT from mx.example.net[203.0.113.7]: 550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown',
    ],
    ['refused', line('lmtp', 'to=<anna@example.org>, dsn=5.6.0, status=bounced (host said: 554 5.6.0 Message contains NUL characters)')],
  ])('say "%s" for an address', (outcome, pasted) => {
    expect(read('mail-missing', 'log', pasted)).toBe(outcome);
  });

  it.each([
    [
      'delivered',
      [line('smtpd', 'client=mx.example.net[203.0.113.7]'), line('cleanup', 'message-id=<abc@example.net>'), sent, line('qmgr', 'removed')].join('\n'),
    ],
    ['expired', `${waiting}\n${line('qmgr', 'from=<eva@example.net>, status=expired, returned to sender')}`],
    ['passed-on', line('smtp', 'to=<anna@example.org>, relay=127.0.0.1[127.0.0.1]:10024, status=sent (250 2.0.0 Ok: queued as 3F1B22A0C11)')],
    ['waits', waiting],
  ])('say "%s" for a queue id', (outcome, pasted) => {
    expect(read('mail-missing', 'timeline', pasted)).toBe(outcome);
  });
});

describe('a pasted list of deleted mail', () => {
  it.each([
    [
      'found',
      'Folder has 1 deleted message(s)\n| id  | subject | preview | last-modification            |\n| 406 | Contact |    Boss | Mon Jan 18 11:36:54 GMT 2021 |',
    ],
    ['nothing', 'Folder has 0 deleted message(s)'],
  ])('says "%s"', (outcome, pasted) => {
    expect(read('deleted-mail', 'list', pasted)).toBe(outcome);
  });
});

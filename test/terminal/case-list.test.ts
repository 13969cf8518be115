import { describe, expect, test } from 'vitest';
import type { CaseSummary } from '../../src/model/case-record.ts';
import { type CaseList, EMPTY_LIST, pasteIntoList, pressList, shownCases } from '../../src/terminal/cases/case-list.ts';
import { drawCaseList } from '../../src/terminal/cases/draw-case-list.ts';
import { createMatcher } from '../../src/terminal/cases/match-cases.ts';
import { lineText } from '../../src/terminal/render/line.ts';
import { textWidth } from '../../src/terminal/render/text-width.ts';

const NOW = new Date('2026-11-28T12:00:00.000Z');
const one = (id: string, more: Partial<CaseSummary> = {}): CaseSummary => ({
  id,
  opened: '2026-11-26T12:00:00.000Z',
  last: '2026-11-28T11:00:00.000Z',
  events: 5,
  state: 'open',
  questions: 2,
  seconds: 60,
  ...more,
});

const CASES: readonly CaseSummary[] = [
  one('a', { state: 'waiting', until: '2026-11-28T10:00:00.000Z', because: 'DNS', said: 'nobody gets my newsletter', product: 'mailcow' }),
  one('b', { said: 'dovecot keeps restarting', title: 'Is dhparams.pem there?', kind: 'ask', who: 'anna' }),
  one('c', { said: 'port 25 \u001b[31mrefused', kind: 'conclude', title: 'Your provider blocks port 25', conclusion: 'blocked', result: 'reached' }),
  one('d', { state: 'waiting', until: '2026-11-28T16:30:00.000Z', said: 'certificate' }),
  one('e', {
    state: 'closed',
    closedAs: 'solved',
    said: 'newsletter again',
    holder: { who: 'ben', machine: 'x', process: '1', since: '2026-11-28T11:30:00.000Z' },
  }),
];

const match = createMatcher(CASES);
const typed = (list: CaseList, text: string): CaseList =>
  [...text].reduce((now, letter) => pressList(now, { name: letter, text: letter }, shownCases(now, match), 5).list, list);
const key = (list: CaseList, name: string) => pressList(list, { name }, shownCases(list, match), 5);
const ids = (list: CaseList): string[] => shownCases(list, match).map(({ id }) => id);
const draw = (list: CaseList, columns = 80, rows = 24): string[] => drawCaseList(list, CASES, CASES.length, match, NOW, { columns, rows }).lines.map(lineText);

describe('the list of cases', () => {
  test('filters while somebody types, whatever the order of the words, and forgives a slip', () => {
    expect(ids(EMPTY_LIST('en'))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(ids(typed(EMPTY_LIST('en'), 'newsletter'))).toEqual(['a', 'e']);
    expect(ids(typed(EMPTY_LIST('en'), 'mailcow newsl'))).toEqual(['a']);
    expect(ids(typed(EMPTY_LIST('en'), 'dovecto'))).toEqual(['b']);
    expect(ids(typed(EMPTY_LIST('en'), 'anna'))).toEqual(['b']);
    expect(ids(typed(EMPTY_LIST('en'), 'zebra'))).toEqual([]);
  });

  test('goes through the states with tab, opens with enter, clears and then leaves with escape', () => {
    const waiting = key(key(EMPTY_LIST('en'), 'tab').list, 'tab').list;
    expect(ids(waiting)).toEqual(['a', 'd']);
    expect(key(key(waiting, 'down').list, 'enter').effect).toEqual({ type: 'open', id: 'd' });
    const cleared = key(typed(waiting, 'x'), 'escape');
    expect([cleared.effect, ids(cleared.list)]).toEqual([undefined, ['a', 'b', 'c', 'd', 'e']]);
    expect(key(cleared.list, 'escape').effect).toEqual({ type: 'leave' });
    expect(key(EMPTY_LIST('en'), 'q').effect).toEqual({ type: 'leave' });
    expect(key(typed(EMPTY_LIST('en'), 'newsletter'), 'ctrl+c').effect).toEqual({ type: 'leave' });
    expect(key(typed(EMPTY_LIST('en'), 'zebra'), 'enter').effect).toBeUndefined();
    expect(ids(pasteIntoList(EMPTY_LIST('en'), 'port\n25'))).toEqual(['c']);
  });

  test('stays on the list with the arrows and the page keys', () => {
    expect(key(EMPTY_LIST('en'), 'up').list.at).toBe(0);
    const last = key(EMPTY_LIST('en'), 'pagedown').list;
    expect(last.at).toBe(4);
    expect(key(last, 'down').list.at).toBe(4);
    expect(typed(last, 'n').at).toBe(0);
  });

  test('shows due reminders, what a case came to, who has it, and nothing that a terminal would obey', () => {
    const lines = draw(key(key(EMPTY_LIST('en'), 'down').list, 'down').list);
    expect(lines[0]).toMatch(/^Cases {2}all {2}open {2}waiting {2}closed +5$/);
    expect(lines.find((line) => line.includes('newsletter”'))).toMatch(/^ {2}due +1 h +DNS: “nobody gets my newsletter”/);
    expect(lines.find((line) => line.includes('provider'))).toBe('› open         1 h      “port 25 refused” ● Your provider blocks port 25');
    expect(lines.find((line) => line.includes('certificate'))).toContain('in 4 h');
    expect(lines.find((line) => line.includes('again'))).toMatch(/^ {2}solved .* \[ben\]$/);
    expect(lines.join('')).not.toContain('\u001b');
    expect(draw(EMPTY_LIST('de')).join('\n')).toMatch(/fällig.*in 4 Std\..*gelöst/s);
  });

  test('fits into any terminal, in both languages', () => {
    for (const language of ['en', 'de'] as const) {
      for (const [columns, rows] of [
        [80, 24],
        [40, 24],
        [40, 12],
        [200, 50],
        [30, 10],
      ] as const) {
        for (const list of [EMPTY_LIST(language), key(EMPTY_LIST(language), 'pagedown').list, typed(EMPTY_LIST(language), 'zebra')]) {
          const lines = draw(list, columns, rows);
          expect(lines.length).toBeLessThanOrEqual(rows - 1);
          expect(lines.filter((line) => textWidth(line) > columns)).toEqual([]);
        }
      }
    }
  });
});

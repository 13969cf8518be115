import { expect, test } from 'vitest';
import type { DoneLine } from '../../src/model/view.ts';
import { lineText } from '../../src/terminal/render/line.ts';
import { EMPTY_TRANSCRIPT, follow, type Transcript } from '../../src/terminal/state/transcript.ts';
import { CURRENT, DONE, stageOf, viewOf } from './views.ts';

const print = (done: readonly DoneLine[], before: Transcript = EMPTY_TRANSCRIPT, language: 'en' | 'de' = 'en') =>
  follow(before, stageOf(viewOf(CURRENT.choice!, language, { done })), 80, 24);

const text = ({ printed }: Transcript): string[] => printed.flat().map(lineText);

test('the head stands once above the first step', () => {
  const first = print(DONE.slice(0, 1));
  expect(text(first)[0]).toMatch(/^Mailmedic +mailcow 2026-09 · this machine · EN$/);
  const second = print(DONE.slice(0, 3), first);
  expect(second.printed).toHaveLength(4);
  expect(second.generation).toBe(0);
});

test('what is printed already is never printed again', () => {
  const first = print(DONE.slice(0, 3));
  const second = print(DONE, first);
  expect(second.printed.slice(0, first.printed.length)).toEqual(first.printed);
});

test('a step that is gone starts on a clean screen', () => {
  const second = print(DONE.slice(0, 2), print(DONE));
  expect(second.generation).toBe(1);
  expect(text(second).join('\n')).not.toContain('dhparams.pem');
});

test('nothing is printed again where nothing has changed', () => {
  const first = print(DONE);
  expect(print(DONE, first).printed).toBe(first.printed);
  expect(print([...DONE], first).printed).toBe(first.printed);
});

test('on a clean screen only the last screenful is printed, and how many are above', () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ ...DONE[3]!, step: `1:step#${at}` }));
  const changed = many.map((one, at) => (at === 0 ? { ...one, result: [{ type: 'text' as const, text: 'no' }] } : one));
  const again = print(changed, print(many));
  expect(again.printed.length).toBeLessThan(30);
  expect(text(again).join('\n')).toContain('… 276 earlier steps (x)');
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withBudget } from '../../src/cli/walks/budget.ts';
import { changed, GOOD } from '../rules/good-pack.ts';
import { newFolder, run } from './run.ts';

const FLOW = 'flows/mailcow/sending.md';

type Report = {
  flow: string;
  failures: { message: string; rule: string }[];
  coverage: { edges: { missed: { from: string; outcome: string; to: string }[] } };
  proposals?: { walk: { when: Record<string, unknown> } }[];
  left?: { from: string }[];
  cost: { expected?: number; bound: number; budget?: number };
};
const reportsOf = (json: unknown): Report[] => (json as { flows: Report[] }).flows;

/** A flow that enters the good one, with a walk that answers inside it. */
const outer = (walk: string): string => `---
title: Something with mail
products: [mailcow]
area: sending
symptoms: [something with mail]
start: reach
nodes:
  reach: { ask: choice, go: { out: inside, in: hand-over, unsure: hand-over } }
  inside: { enter: sending, go: { blocked: hand-over, solved: fixed, unsolved: hand-over } }
  fixed: { conclude: port-blocked, otherwise: hand-over }
  hand-over: { hand-over: true }
walks:
  - ${walk}
---
# Something with mail

## reach
Which way does it hang?

- out: Outwards
- in: Inwards
- unsure: I don't know

## fixed
It is done

## hand-over
Ask somebody.
`;
const german = `---
title: Etwas mit Mail
symptoms: [etwas mit Mail]
---
# Etwas mit Mail

## reach
In welche Richtung hakt es?

- out: Hinaus
- in: Herein
- unsure: Ich weiß es nicht

## fixed
Es ist behoben

## hand-over
Frag jemanden.
`;
const withOuter = (walk: string): string =>
  newFolder([...GOOD, { name: 'flows/mailcow/outer.md', text: outer(walk) }, { name: 'flows/mailcow/outer.de.md', text: german }]);

describe('a walk through a flow that is entered', () => {
  test('answers inside it under flow/node, while a bare name means the flow itself', async () => {
    const dir = withOuter('{ when: { reach: out, sending/reach: silent, sending/blocked: not-helped }, then: hand-over }');
    expect(await run(['check', '--pack', '.'], { cwd: dir })).toMatchObject({ code: 0 });
    const { code, json } = await run(['test', 'outer', '--json', '--pack', '.'], { cwd: dir });
    expect(reportsOf(json)[0]!.failures).toEqual([]);
    expect(code).toBe(0);
  });

  test('fails where it says nothing about what is asked inside', async () => {
    const dir = withOuter('{ when: { reach: out }, then: hand-over }');
    const { code, out } = await run(['test', 'outer', '--pack', '.'], { cwd: dir });
    expect(code).toBe(1);
    expect(out).toContain('ends at "reach": it does not say what "reach" comes to');
  });

  test('is told names that the entered flow does not have, at their place', async () => {
    const dir = withOuter('{ when: { reach: out, sending/raech: silent, sendin/reach: open, mailcow/sending/reach: slient }, then: hand-over }');
    const { out } = await run(['check', '--pack', '.'], { cwd: dir });
    expect(out).toMatch(/outer\.md:13:\d+ unknown node "raech" in "sending"; did you mean "reach"\? \[unknown-walk-node\]/);
    expect(out).toMatch(/outer\.md:13:\d+ "outer" never enters "sendin"; did you mean "sending"\?/);
    expect(out).toMatch(/outer\.md:13:\d+ "slient" is no outcome of "mailcow\/sending\/reach"; did you mean "silent"\?/);
  });
});

describe('test --propose', () => {
  test('proposes walks that pass once they are pasted, until nothing is left to walk', async () => {
    const dir = withOuter('{ when: { reach: in }, then: hand-over }');
    const before = reportsOf((await run(['test', '--json', '--pack', '.'], { cwd: dir })).json);
    const { out } = await run(['test', '--propose', '--pack', '.'], { cwd: dir });
    for (const { flow, coverage } of before) {
      expect(coverage.edges.missed.length).toBeGreaterThan(0);
      const section = out.slice(out.indexOf(`ok    ${flow} `)).split(/\n(?=ok|FAIL|\n)/)[0]!;
      const walks = section.match(/^ {2}- \{ when: .*$/gm)!;
      const file = join(dir, 'flows', `${flow}.md`);
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('walks:\n', () => `walks:\n${walks.join('\n')}\n`),
      );
    }
    const after = await run(['test', '--json', '--pack', '.'], { cwd: dir });
    expect(after.code).toBe(0);
    for (const { coverage } of reportsOf(after.json)) expect(coverage.edges.missed).toEqual([]);
    expect(await run(['check', '--pack', '.'], { cwd: dir })).toMatchObject({ code: 0 });
  });

  test('names what it found no walk for', async () => {
    const dir = newFolder(
      changed([{ file: FLOW, from: 'offline: hand-over', to: 'offline: [{ when: "port == 25 && size(domain) > 900", to: why }, { to: hand-over }]' }]),
    );
    const { json } = await run(['test', '--propose', '--json', '--pack', '.'], { cwd: dir });
    expect(reportsOf(json)[0]!.left).toEqual([expect.objectContaining({ from: 'reach', outcome: 'offline', to: 'why' })]);
  });
});

describe('budgets', () => {
  test('--update writes what a flow costs, and from then on more fails and no more passes', async () => {
    const dir = newFolder(changed([{ file: FLOW, from: 'walks:\n', to: 'walks:\n  - { when: { reach: silent }, then: blocked }\n' }]));
    const [{ cost }] = reportsOf((await run(['test', '--json', '--pack', '.'], { cwd: dir })).json) as [Report];
    expect(cost.expected).toBeGreaterThan(0);
    expect(cost.bound).toBeGreaterThan(0);
    expect((await run(['test', '--update', '--pack', '.'], { cwd: dir })).out).toContain('1 budget written.');
    const text = readFileSync(join(dir, FLOW), 'utf8');
    expect(text).toMatch(/^budget: [\d.]+\nstart: reach$/m);
    expect(await run(['test', '--pack', '.'], { cwd: dir })).toMatchObject({ code: 0, out: expect.stringContaining(', budget ') });
    expect((await run(['test', '--update', '--pack', '.'], { cwd: dir })).out).toContain('0 budgets written.');
    writeFileSync(join(dir, FLOW), text.replace(/^budget: .*$/m, 'budget: 0.5'));
    const over = await run(['test', '--pack', '.'], { cwd: dir });
    expect(over.code).toBe(1);
    expect(over.out).toMatch(/sending\.md:9:9 it takes \d\.\d\d questions on average, and its budget is 0\.5; .*--update/);
  });

  test('are put before start, whatever the line ends, and never outside the head', () => {
    expect(withBudget('---\r\ntitle: x\r\nstart: a\r\n---\r\nstart: b', 2.5)).toBe('---\r\ntitle: x\r\nbudget: 2.5\r\nstart: a\r\n---\r\nstart: b');
    expect(withBudget('---\nbudget: 1 # old\nstart: a\n---\n', 2)).toBe('---\nbudget: 2\nstart: a\n---\n');
    expect(withBudget('---\ntitle: x\n---\nstart: b', 2)).toBeUndefined();
  });
});

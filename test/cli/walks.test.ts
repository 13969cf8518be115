import { describe, expect, test } from 'vitest';
import { edgesWalked } from '../../src/cli/walks/edges-walked.ts';
import { runScript } from '../../src/cli/walks/run-script.ts';
import type { Script } from '../../src/cli/walks/script.ts';
import { pathOf } from '../../src/cli/walks/stations.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { packFrom } from '../../src/store/packs.ts';
import { GOOD } from '../rules/good-pack.ts';

const pack = packFrom(GOOD);
const stage = { pack, library: createLibrary(pack.articles), catalogue: CATALOGUE, language: 'en' as const };
const flow = pack.flows[0]!;

const script = (answers: Record<string, string[]>, more: Partial<Script> = {}): Script => ({
  flow: flow.key,
  facts: {},
  answers: Object.fromEntries(Object.entries(answers).map(([node, outcomes]) => [node, outcomes.map((outcome) => ({ outcome }))])),
  probes: false,
  ...more,
});

const walked = async (one: Script) => {
  const performance = await runScript(one, stage);
  const { stations } = pathOf(performance.session.events(), stage);
  return {
    ...performance,
    edges: edgesWalked(flow, stations).map(({ from, outcome, to }) => `${from} ${outcome} ${to}`),
    nodes: stations.map(({ node }) => node),
  };
};

describe('a scripted walk', () => {
  test('answers as a person where a person can, and as a probe where only a probe can', async () => {
    const { session, state, conclusion } = await walked(script({ reach: ['redirected'], blocked: ['helped'] }));
    expect(session.events().filter((event) => event.type === 'is' && event.outcome === 'redirected')).toMatchObject([{ by: 'probe' }]);
    expect([state, conclusion?.node]).toEqual(['concluded', 'blocked']);
    const asked = await walked(script({ reach: ['silent'] }));
    expect(asked.session.events().filter((event) => event.type === 'is' && event.outcome === 'silent')).toMatchObject([{ by: 'person' }]);
  });

  test('uses its answers visit by visit: the second look proves the fix', async () => {
    const { views, state } = await walked(script({ reach: ['silent', 'open'], blocked: ['done'] }, { probes: true }));
    expect(state).toBe('concluded');
    expect(views.at(-1)!.current.kind).toBe('solved');
  });

  test('does not know what it was not told about evidence, and hands over when nothing is left', async () => {
    const { state, session } = await walked(script({ reach: ['open'], listed: ['not-helped'], nameless: ['not-helped'] }));
    expect(state).toBe('handed-over');
    expect(session.events().filter((event) => event.type === 'is' && event.outcome === 'unsure').length).toBeGreaterThan(0);
  });

  test('stops open at a routed question that it does not answer', async () => {
    const { state, views } = await walked(script({}));
    expect([state, views.at(-1)!.node]).toEqual(['open', 'reach']);
  });

  test('says why an answer did not apply', async () => {
    const { refused, state } = await walked(script({ reach: ['silent'], blocked: ['solved'] }));
    expect(refused).toContain('"solved" is not an answer to "blocked"');
    expect(state).toBe('concluded');
  });

  test('names the answers that nobody wanted', async () => {
    expect((await walked(script({ reach: ['silent'], try: ['done'] }))).unused).toEqual(['try']);
  });

  test('knows the ways that it went, through ranks and back', async () => {
    const { edges, nodes } = await walked(script({ reach: ['open'], list: ['listed'] }));
    expect(nodes).toEqual(['reach', 'list', 'listed']);
    expect(edges).toEqual(['reach open why', 'why list list', 'list * why', 'why listed listed']);
  });
});

describe('a flow inside another', () => {
  const outer = `---
title: Anything wrong
products: [mailcow]
area: sending
symptoms: [it is broken]
start: which
nodes:
  which: { ask: choice, go: { sending: sending, unsure: hand-over } }
  sending: { enter: sending, go: { solved: fine, blocked: fine, unsolved: hand-over } }
  fine: { conclude: port-blocked, otherwise: hand-over }
  hand-over: { hand-over: true }
---
# Anything wrong

## which
What is it?
- sending: Sending
`;
  const both = packFrom([...GOOD, { name: 'flows/mailcow/outer.md', text: outer }]);
  const around = { ...stage, pack: both, library: createLibrary(both.articles) };
  const go = async (answers: Record<string, string[]>) => {
    const { session } = await runScript({ ...script(answers), flow: 'mailcow/outer' }, around);
    return pathOf(session.events(), around);
  };

  test('stands before what was established inside it', async () => {
    const { stations, ends } = await go({ which: ['sending'], reach: ['silent'] });
    expect(stations.map(({ flow: own, node }) => `${own} ${node}`)).toEqual([
      'mailcow/outer which',
      'mailcow/outer sending',
      'mailcow/sending reach',
      'mailcow/sending blocked',
    ]);
    expect(ends).toEqual(['sending', 'blocked']);
  });

  test('gives its outcome to the outer one when it is left', async () => {
    const { stations, ends } = await go({ which: ['sending'], reach: ['silent'], blocked: ['helped'] });
    expect(stations.map(({ node, outcome }) => [node, outcome])).toEqual([
      ['which', 'sending'],
      ['reach', 'silent'],
      ['blocked', 'helped'],
      ['sending', 'blocked'],
      ['fine', undefined],
    ]);
    expect(ends).toEqual(['fine']);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMachine, transition } from 'xstate';
import { coverageOf } from '../../src/flow/coverage.ts';
import { drawDot } from '../../src/flow/draw/dot.ts';
import { mapDot, mapMermaid } from '../../src/flow/draw/draw-map.ts';
import { drawMermaid } from '../../src/flow/draw/mermaid.ts';
import { packMap } from '../../src/flow/draw/pack-map.ts';
import { drawSvg, svgOfDot } from '../../src/flow/draw/svg.ts';
import { drawXState, type JsonTransition } from '../../src/flow/draw/xstate.ts';
import { edgesOf } from '../../src/flow/graph.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import type { Flow } from '../../src/model/flow.ts';
import { packFrom } from '../../src/store/packs.ts';
import { GOOD } from '../rules/good-pack.ts';
import { QUEUE_GROWS, QUEUE_GROWS_DE } from './fixture.ts';
import { flowArbitrary } from './random-flow.ts';

const flow = readFlow({ base: QUEUE_GROWS, others: [QUEUE_GROWS_DE] }).value!;
const good = packFrom(GOOD);
const library = createLibrary(good.articles);
const sending = good.flows[0]!;

test('Mermaid shows each kind of node in its own shape, with its question', () => {
  const drawn = drawMermaid(flow);
  expect(drawn).toContain('n0[["reach-25<br/>Does your server reach another mail server…<br/>smtp.outbound"]]');
  expect(drawn).toContain('n2("where<br/>Where does it fail?")');
  expect(drawn).toContain('n5{{"why"}}');
  expect(drawn).toContain('n9(["provider<br/>Your provider blocks port 25"])');
});

test('Mermaid writes the outcome on the edge, with its guard, and folds ways to the same node', () => {
  const drawn = drawMermaid(flow);
  expect(drawn).toContain('n0 -->|"silent if place == #34;home#34;"| n9');
  expect(drawn).toContain('n2 -->|"home, server"| n9');
  expect(drawn).toContain('n5 <-.-> n4');
});

test('words are drawn in the language that is asked for, answers too where they are wanted', () => {
  expect(drawMermaid(flow, { language: 'de' })).toContain('Wo hakt es?');
  expect(drawDot(flow, { language: 'de' })).toContain('Dein Anbieter sperrt Port<BR/>25');
  expect(drawDot(sending, { language: 'de', spoken: true })).toContain('Nein, es kommt nichts zurück');
});

test('DOT shows each edge with its outcome', () => {
  const drawn = drawDot(flow);
  expect(drawn).toContain('"reach-25" -> "provider" [label=<silent if place == &#34;home&#34;>, class="go"];');
  expect(drawn).toContain('"why" -> "log" [style=dotted, dir=both, class="evidence"];');
});

test('a conclusion links to its article in every language of drawing', () => {
  const linkTo = (file: string): string => `https://example.org/${file}`;
  expect(drawMermaid(sending, { library }, linkTo)).toContain('href "https://example.org/knowledge/common/port-blocked.md"');
  expect(drawDot(sending, { library, linkTo })).toContain('URL="https://example.org/knowledge/common/port-blocked.md"');
  expect(drawXState(sending, { library, language: 'de' }, linkTo).states.blocked?.meta).toMatchObject({
    article: { id: 'common/port-blocked', title: 'Port 25 ist gesperrt', link: 'https://example.org/knowledge/common/port-blocked.de.md' },
  });
});

test('an SVG is drawn without a browser, alike each time, in the colours of its reader', async () => {
  const svg = await drawSvg(sending, { library, language: 'de', linkTo: (file) => file });
  expect(svg).toMatch(/^<svg /);
  expect(svg.trimEnd()).toMatch(/<\/svg>$/);
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(svg).toContain('xlink:href="knowledge/common/port-blocked.de.md"');
  expect(svg).toContain('Port 25 ist gesperrt');
  expect(await drawSvg(sending, { library, language: 'de', linkTo: (file) => file })).toBe(svg);
  expect(await drawSvg(sending, { theme: 'dark' })).not.toContain('<style>');
});

test('what no walk went through is marked, and only that', () => {
  const none = coverageOf(sending, []);
  const coverage = coverageOf(sending, [[{ from: 'reach', to: 'blocked', outcome: 'silent' }]]);
  expect(coverage.nodes.visited).toEqual(['reach', 'blocked']);
  const dot = drawDot(sending, { coverage });
  expect(dot).toMatch(/"blocked" \[.*class="conclude"/);
  expect(dot).toMatch(/"try" \[.*class="show missed"/);
  // One of two ways to the same node was walked: the arrow stands, the other way has a cross.
  expect(dot).toMatch(/"reach" -> "blocked" \[label=<✗ refused<BR\/>silent<BR\/>✗ redirected>, class="go"\]/);
  expect(drawMermaid(sending, { coverage })).toMatch(/class n1,.* missed/);
  expect(drawMermaid(sending, { coverage: none }).match(/#10007;/g)?.length).toBeGreaterThan(5);
  expect(drawMermaid(sending)).not.toContain('missed');
});

test('a map of a pack shows flows, the articles they end at, and problems that none of them ends at', async () => {
  const lonely = { name: 'knowledge/common/lonely.md', text: GOOD.find(({ name }) => name.endsWith('ip-listed.md'))!.text };
  const map = packMap(packFrom([...GOOD, lonely]), 'de');
  expect(map.nodes.map(({ id, alone }) => `${id}${alone ? ' alone' : ''}`)).toEqual([
    'flow:mailcow/sending',
    'article:common/port-blocked',
    'article:common/ip-listed',
    'article:mailcow/no-reverse-name',
    'article:common/lonely alone',
  ]);
  expect(map.edges).toContainEqual({ from: 'flow:mailcow/sending', to: 'article:mailcow/no-reverse-name', kind: 'concludes' });
  expect(mapMermaid(map)).toContain('Mail geht nicht raus');
  expect(await svgOfDot(mapDot(map, { language: 'de' }), 'auto')).toContain('Die Adresse hat keinen');
});

const withQuestion = (question: string): Flow => {
  const { en } = flow.words;
  const where = { ...en!.nodes.where!, question: [{ type: 'text' as const, text: question }] };
  return { ...flow, words: { en: { ...en!, nodes: { ...en!.nodes, where } } } };
};

test('no text breaks out of its quotes, in any language of drawing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', '"', '"]', '#quot;', '\\', '\\"', '`', '<br/>', '\n', '%%', '-->', ';', 'end', '>', ']]>', '&amp;', '\u0007', '\ufffe'),
      async (text, piece) => {
        const asked = withQuestion(`${piece}${text}${piece}`);
        const mermaid = drawMermaid(asked);
        expect(mermaid.split('\n')).toHaveLength(drawMermaid(flow).split('\n').length);
        const box = mermaid.split('\n').find((line) => line.startsWith('  n2('))!;
        expect(box).toMatch(/^ {2}n2\("where(<br\/>[^"<>`\\]*)?"\)$/);
        const dot = drawDot(asked);
        expect(dot.split('\n')).toHaveLength(drawDot(flow).split('\n').length);
        const line = dot.split('\n').find((one) => one.startsWith('  "where" ['))!;
        expect(line).toMatch(/^ {2}"where" \[label=<<B>where<\/B>(<BR\/>[^<>"\\]*)*>, shape=box, style="rounded,filled", [^<>]*\];$/);
        expect(await svgOfDot(dot, 'light')).toMatch(/^<svg /);
      },
    ),
    { numRuns: 60 },
  );
});

test('every node and every pair of nodes that an edge joins is drawn', () => {
  fc.assert(
    fc.property(flowArbitrary, (random) => {
      const mermaid = drawMermaid(random);
      const dot = drawDot(random);
      const ids = Object.keys(random.nodes);
      for (const id of ids) expect(mermaid).toContain(`"${id}`);
      for (const id of ids) expect(dot).toMatch(new RegExp(`^ {2}"${id}(@[a-z0-9-]+)?" \\[`, 'm'));
      for (const { from, to } of edgesOf(random)) {
        const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
        expect(new RegExp(`^ {2}(n${a} \\S+.* n${b}|n${b} <-\\.->.* n${a})$`, 'm').test(mermaid)).toBe(true);
        const back = new RegExp(`^ {2}"${from}(@[a-z0-9-]+)?" \\[label=<.*↩ ${to}<`, 'm').test(dot);
        expect(back || dot.includes(`"${from}" -> "${to}"`) || dot.includes(`"${from}" -> "${to}@${from}"`) || dot.includes(`"${to}" -> "${from}"`)).toBe(true);
      }
    }),
  );
});

const listed = (transitions: JsonTransition | readonly JsonTransition[] | undefined): JsonTransition[] => [transitions ?? []].flat() as JsonTransition[];

test('the XState JSON is a machine that createMachine takes, with every edge of the flow', () => {
  fc.assert(
    fc.property(flowArbitrary, (random) => {
      const json = JSON.parse(JSON.stringify(drawXState(random))) as ReturnType<typeof drawXState>;
      const machine = createMachine(json as never, { guards: { facts: () => true } } as never);
      for (const { from, to, when } of edgesOf(random)) {
        const ways = Object.values(json.states[from]?.on ?? {}).flatMap(listed);
        expect(ways.some(({ target, guard }) => target === to && guard?.params.when === when)).toBe(true);
      }
      for (const [id, { on = {} }] of Object.entries(json.states)) {
        for (const [type, ways] of Object.entries(on)) {
          const [next] = transition(machine, machine.resolveState({ value: id, context: {} }) as never, { type: type.replace('*', 'x') } as never);
          expect(listed(ways).map(({ target }) => target)).toContain((next as { value: unknown }).value);
        }
      }
    }),
    { numRuns: 50 },
  );
});

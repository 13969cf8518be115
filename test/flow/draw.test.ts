import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawDot, drawMermaid } from '../../src/flow/draw.ts';
import { edgesOf } from '../../src/flow/graph.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import type { Flow } from '../../src/model/flow.ts';
import { QUEUE_GROWS, QUEUE_GROWS_DE } from './fixture.ts';
import { flowArbitrary } from './random-flow.ts';

const flow = readFlow({ base: QUEUE_GROWS, others: [QUEUE_GROWS_DE] }).value!;

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

test('words are drawn in the language that is asked for', () => {
  expect(drawMermaid(flow, 'de')).toContain('Wo hakt es?');
  expect(drawDot(flow, 'de')).toContain('Dein Anbieter sperrt Port 25');
});

test('DOT shows each edge with its outcome', () => {
  const drawn = drawDot(flow);
  expect(drawn).toContain('"reach-25" -> "provider" [label="silent if place == \\"home\\""];');
  expect(drawn).toContain('"why" -> "log" [style=dotted, dir=both];');
});

const withQuestion = (question: string): Flow => {
  const { en } = flow.words;
  const where = { ...en!.nodes.where!, question: [{ type: 'text' as const, text: question }] };
  return { ...flow, words: { en: { ...en!, nodes: { ...en!.nodes, where } } } };
};

test('no text breaks out of its quotes, in either language of drawing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', '"', '"]', '#quot;', '\\', '\\"', '`', '<br/>', '\n', '%%', '-->', ';', 'end'),
      (text, piece) => {
        const asked = withQuestion(`${piece}${text}${piece}`);
        const mermaid = drawMermaid(asked);
        expect(mermaid.split('\n')).toHaveLength(drawMermaid(flow).split('\n').length);
        const box = mermaid.split('\n').find((line) => line.startsWith('  n2('))!;
        expect(box).toMatch(/^ {2}n2\("where(<br\/>[^"<>`\\]*)?"\)$/);
        const dot = drawDot(asked)
          .split('\n')
          .find((line) => line.startsWith('  "where" ['))!;
        expect(dot).toMatch(/^ {2}"where" \[label="(?:[^"\\]|\\["\\n])*", shape=box, style=rounded\];$/);
      },
    ),
  );
});

test('every node and every pair of nodes that an edge joins is drawn', () => {
  fc.assert(
    fc.property(flowArbitrary, (random) => {
      const mermaid = drawMermaid(random);
      const ids = Object.keys(random.nodes);
      for (const id of ids) expect(mermaid).toContain(`"${id}`);
      for (const { from, to } of edgesOf(random)) {
        const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
        expect(new RegExp(`^ {2}(n${a} \\S+.* n${b}|n${b} <-\\.->.* n${a})$`, 'm').test(mermaid)).toBe(true);
      }
    }),
  );
});

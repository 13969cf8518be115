import { createSession, type SessionOptions } from '../../src/engine/session.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import type { Article } from '../../src/model/article.ts';
import type { Flow, FlowNode, NodeWords } from '../../src/model/flow.ts';
import type { Language } from '../../src/model/language.ts';
import type { Pack } from '../../src/model/pack.ts';
import type { ProbeCatalogue, ProbeResult, ProbeSpec, Verdict } from '../../src/model/probe.ts';

const place = { file: 'flows/test.md', line: 1, column: 1 };

const text = (words: string) => [{ type: 'text' as const, text: words }];

/** Ways on of a node, written short: outcome -> node. */
export const go = (routes: Record<string, string>) => Object.fromEntries(Object.entries(routes).map(([outcome, to]) => [outcome, [{ to, place }]]));

type AskFields = Partial<Omit<FlowNode & { kind: 'ask' }, 'kind' | 'id' | 'place' | 'go'>> & { go?: Record<string, string> };

export const ask = (id: string, fields: AskFields = {}): FlowNode => {
  const { go: routes, ...rest } = fields;
  return { kind: 'ask', id, place, ask: 'choice', with: {}, sets: {}, reads: {}, good: [], minutes: 1, ...rest, ...(routes ? { go: go(routes) } : {}) };
};

export const conclude = (id: string, fields: { verify?: string; otherwise?: string; next?: string } = {}): FlowNode => ({
  kind: 'conclude',
  id,
  place,
  article: 'fix-it',
  ...fields,
});

export const rank = (
  id: string,
  causes: Record<string, { odds: number; minutes?: number; shownBy: Record<string, string[]> }>,
  otherwise: string,
): FlowNode => ({
  kind: 'rank',
  id,
  place,
  otherwise,
  causes: Object.entries(causes).map(([node, cause]) => ({ node, odds: cause.odds, minutes: cause.minutes ?? 10, shownBy: cause.shownBy, place })),
});

export const show = (id: string, routes: Record<string, string>): FlowNode => ({ kind: 'show', id, place, go: go(routes) });
export const enter = (id: string, flow: string, routes: Record<string, string>): FlowNode => ({ kind: 'enter', id, place, flow, go: go(routes) });
export const handOver = (id = 'hand-over'): FlowNode => ({ kind: 'hand-over', id, place });

/** A flow of these nodes, starting at the first. `choices` names what a person may answer, node by node. */
export const flowOf = (id: string, nodes: FlowNode[], choices: Record<string, string[]> = {}): Flow => {
  const words = (language: Language) => ({
    language,
    title: `${id} ${language}`,
    symptoms: [],
    file: place.file,
    nodes: Object.fromEntries(
      nodes.map((node): [string, NodeWords] => [
        node.id,
        {
          id: node.id,
          question: text(`${node.id} ${language}?`),
          help: [],
          why: [],
          place,
          choices: (choices[node.id] ?? []).map((outcome) => ({ outcome, label: text(`${outcome} ${language}`), place })),
        },
      ]),
    ),
  });
  return {
    id,
    shelf: 'common',
    key: `common/${id}`,
    products: ['mailcow'],
    area: 'sending',
    signatures: [],
    sources: [],
    start: nodes[0]!.id,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    walks: [],
    words: { en: words('en'), de: words('de') },
    file: place.file,
    hash: 'abcd0123',
    places: {},
  };
};

const article = (language: Language): Article => ({
  id: 'fix-it',
  shelf: 'common',
  language,
  title: language === 'en' ? 'Mend it' : 'Richte es',
  kind: 'problem',
  answers: [],
  symptoms: [],
  signatures: [],
  related: [],
  sources: [],
  blocks: [
    { type: 'heading', level: 2, id: 'fix', children: text('Fix'), place },
    { type: 'code', text: '{{compose}} restart', place },
  ],
  file: `knowledge/common/fix-it${language === 'en' ? '' : '.de'}.md`,
  places: {},
});

const both = (words: string) => ({ en: words, de: `${words} (de)` });

export const probeSpec = (name: string, outcomes: Record<string, Exclude<Verdict, 'cannot-tell'>>, fields: Partial<ProbeSpec> = {}): ProbeSpec => ({
  name,
  kind: 'network',
  title: both(`probe ${name}`),
  params: {},
  outcomes: Object.fromEntries(Object.entries(outcomes).map(([outcome, verdict]) => [outcome, { verdict, says: both(`${outcome} {{what}}`) }])),
  vantage: 'anywhere',
  facts: [],
  seconds: 1,
  ...fields,
});

export const resultOf = (spec: ProbeSpec, outcome: string, fields: Partial<ProbeResult> = {}): ProbeResult => ({
  outcome,
  verdict: outcome === 'cannot-tell' ? 'cannot-tell' : (spec.outcomes[outcome]?.verdict ?? 'info'),
  evidence: { data: { what: 'it' }, raw: 'raw', vantage: 'here', at: '2026-11-21T12:00:00.000Z', milliseconds: 1 },
  ...fields,
});

export const packOf = (...flows: Flow[]): Pack => ({ version: 'test', articles: [article('en'), article('de')], flows, problems: [] });

/** A session over these flows with a clock that ticks by itself. */
export const sessionOf = (pack: Pack, options: Partial<SessionOptions> & { specs?: ProbeSpec[] } = {}) => {
  const { specs = [], ...rest } = options;
  const catalogue: ProbeCatalogue = new Map(specs.map((spec) => [spec.name, spec]));
  let tick = 0;
  return createSession({
    pack,
    library: createLibrary(pack.articles),
    catalogue,
    language: 'en',
    id: 'case-1',
    mode: 'none',
    host: 'this machine',
    now: () => new Date(Date.UTC(2026, 10, 21, 12, 0, tick++)).toISOString(),
    ...rest,
  });
};

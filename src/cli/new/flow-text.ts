import type { Product } from '../../model/article.ts';
import { isFactName } from '../../model/fact.ts';
import type { Area } from '../../model/flow.ts';
import type { Language } from '../../model/language.ts';
import type { ProbeSpec } from '../../model/probe.ts';
import { inlineYaml, walkLine } from '../walks/walk-line.ts';
import { yamlLines } from './article-text.ts';

export type NewFlow = {
  readonly id: string;
  readonly titles: Readonly<Record<Language, string>>;
  readonly symptoms: Readonly<Record<Language, readonly string[]>>;
  readonly products: readonly Product[];
  readonly area: Area;
  /** Articles that it may end at, likeliest first. */
  readonly articles: readonly { readonly id: string; readonly titles: Readonly<Record<Language, string>> }[];
  readonly probe?: ProbeSpec;
  readonly with: Readonly<Record<string, string>>;
};

type Node = { readonly id: string; readonly routing: unknown; readonly words: Readonly<Record<Language, string>> };
type Walk = { readonly when: Record<string, string | string[]>; readonly end: string };

const UNSURE = { en: "- unsure: I don't know", de: '- unsure: Ich weiß es nicht' };
const WHY = {
  en: '> Why: say here what the answer is good for.',
  de: '> Warum: Sag hier, wozu die Antwort gut ist.',
};

const section = (question: string, why: string | undefined, choices: readonly string[]): string =>
  [question, ...(why === undefined ? [] : [why]), ...(choices.length > 0 ? [choices.join('\n')] : [])].join('\n\n');

/** Names that the template gives to nodes of its own. */
const TAKEN = ['sign', 'look', 'causes', 'works-now', 'hand-over', 'constructor'];

/** The node that concludes an article: named after it, where a node may be named so. */
const nodeOf = (id: string): string => (TAKEN.includes(id) || /^[0-9]/.test(id) ? `fix-${id}` : id);

/** A title as plain text in Markdown. */
export const asText = (title: string): string => title.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1');

const both = (make: (language: Language) => string): Record<Language, string> => ({ en: make('en'), de: make('de') });

const HAND_OVER: Node = {
  id: 'hand-over',
  routing: { 'hand-over': true },
  words: {
    en: 'None of this fits. Somebody who knows the server should look at it.',
    de: 'Nichts davon passt. Das sollte sich jemand ansehen, der den Server kennt.',
  },
};

/** `fits: Yes, …`: one answer a cause, or yes and no for a single one. */
const signNode = (articles: NewFlow['articles'], go: Record<string, string> | undefined): Node => {
  const [first, second] = articles;
  const choices = (language: Language): string[] =>
    second
      ? articles.map(({ id, titles }) => `- ${id}: ${asText(titles[language])}`)
      : language === 'en'
        ? ['- yes: Yes', '- no: No']
        : ['- yes: Ja', '- no: Nein'];
  return {
    id: 'sign',
    routing: { ask: 'choice', ...(go ? { go } : {}) },
    words: both((language) =>
      section(
        second
          ? { en: 'Which of these do you see?', de: 'Was davon siehst du?' }[language]
          : { en: `Do you see this: ${asText(first!.titles.en)}?`, de: `Siehst du das: ${asText(first!.titles.de)}?` }[language],
        WHY[language],
        [...choices(language), UNSURE[language]],
      ),
    ),
  };
};

const MUST_WRITE = (spec: ProbeSpec, given: NewFlow['with']): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(spec.params).flatMap(([name, { required, default: usual }]) =>
      required && usual === undefined && isFactName(name) ? [[name, `{{${name}}}`]] : [],
    ),
  ),
  ...given,
});

/** Parameters that a probe needs and that neither a fact nor the command line gives. */
export const missingParams = (spec: ProbeSpec, given: NewFlow['with']): string[] =>
  Object.entries(spec.params).flatMap(([name, { required, default: usual }]) =>
    required && usual === undefined && !Object.hasOwn(MUST_WRITE(spec, given), name) ? [name] : [],
  );

const bad = (spec: ProbeSpec): string[] => Object.keys(spec.outcomes).filter((name) => ['warn', 'fail'].includes(spec.outcomes[name]!.verdict));
const plain = (text: string): string => text.replace(/\s*\{\{\s*\w+\s*\}\}\s*/g, ' … ').trim();

const probeNode = (spec: ProbeSpec, given: NewFlow['with'], go: Record<string, string> | undefined): Node => {
  const parameters = MUST_WRITE(spec, given);
  return {
    id: 'look',
    routing: { probe: spec.name, ...(Object.keys(parameters).length > 0 ? { with: parameters } : {}), ...(go ? { go } : {}) },
    words: both((language) =>
      section(spec.title[language], WHY[language], [
        ...Object.entries(spec.outcomes).flatMap(([name, { says, verdict }]) => (verdict === 'not-applicable' ? [] : [`- ${name}: ${plain(says[language])}`])),
        UNSURE[language],
      ]),
    ),
  };
};

const conclusion = ({ id, titles }: NewFlow['articles'][number], more: object): Node => ({
  id: nodeOf(id),
  routing: { conclude: id, ...more },
  words: { en: asText(titles.en), de: asText(titles.de) },
});

/** What proves the fix where no probe can. */
const CHECK: Node = {
  id: 'works-now',
  routing: { ask: 'choice', good: ['works'] },
  words: {
    en: section('Try again what failed. Does it work now?', '> Why: only what failed before proves it.', [
      '- works: Yes',
      '- fails: No, still the same',
      UNSURE.en,
    ]),
    de: section('Versuch noch einmal, was nicht ging. Geht es jetzt?', '> Warum: Nur was vorher nicht ging, beweist es.', [
      '- works: Ja',
      '- fails: Nein, immer noch nicht',
      UNSURE.de,
    ]),
  },
};

/** One cause: a question or a probe that leads straight to it. */
const straight = ({ articles, probe, with: given }: NewFlow): { nodes: Node[]; walks: Walk[] } => {
  const [article] = articles as [NewFlow['articles'][number]];
  const end = nodeOf(article.id);
  if (!probe) {
    const nodes = [
      signNode(articles, { yes: end, no: 'hand-over', unsure: 'hand-over' }),
      conclusion(article, { verify: CHECK.id, otherwise: 'hand-over' }),
      CHECK,
      HAND_OVER,
    ];
    return {
      nodes,
      walks: [
        { when: { sign: 'yes', [end]: 'done', [CHECK.id]: 'works' }, end },
        { when: { sign: 'yes', [end]: 'not-helped' }, end: 'hand-over' },
        { when: { sign: 'no' }, end: 'hand-over' },
        { when: { sign: 'unsure' }, end: 'hand-over' },
      ],
    };
  }
  const wrong = bad(probe);
  const fine = Object.keys(probe.outcomes).find((name) => probe.outcomes[name]!.verdict === 'ok') ?? 'unsure';
  const outcomes = Object.keys(probe.outcomes).filter((name) => probe.outcomes[name]!.verdict !== 'not-applicable');
  const go = Object.fromEntries([...outcomes.map((name) => [name, wrong.includes(name) ? end : 'hand-over']), ['unsure', 'hand-over']]);
  return {
    nodes: [probeNode(probe, given, go), conclusion(article, { verify: 'look', otherwise: 'hand-over' }), HAND_OVER],
    walks: [
      { when: { look: [wrong[0] ?? 'unsure', fine], [end]: 'done' }, end },
      { when: { look: wrong[0] ?? 'unsure', [end]: 'not-helped' }, end: 'hand-over' },
      ...[...outcomes.filter((name) => !wrong.includes(name)), 'unsure'].map((name): Walk => ({ when: { look: name }, end: 'hand-over' })),
    ],
  };
};

/** Several causes: a rank over them, told apart by what the person sees, and by the probe where there is one. */
const ranked = ({ articles, probe, with: given }: NewFlow): { nodes: Node[]; walks: Walk[] } => {
  const wrong = probe ? bad(probe) : [];
  const causes = articles.map(({ id }, at): [string, unknown] => [
    nodeOf(id),
    {
      odds: articles.length - at,
      minutes: 10,
      'shown-by': { sign: id, ...(at === 0 && wrong.length > 0 ? { look: wrong.length === 1 ? wrong[0] : wrong } : {}) },
    },
  ]);
  const rank: Node = {
    id: 'causes',
    routing: {
      rank: Object.fromEntries(causes),
      otherwise: 'hand-over',
      'odds-from': 'A first guess. Replace it by counts of what your cases turned out to be.',
    },
    words: { en: '', de: '' },
  };
  const nodes = [
    rank,
    signNode(articles, undefined),
    ...(probe ? [probeNode(probe, given, undefined)] : []),
    ...articles.map((article) => conclusion(article, { verify: CHECK.id })),
    CHECK,
    HAND_OVER,
  ];
  const walks = articles.map(({ id }): Walk => ({ when: { sign: id, [nodeOf(id)]: 'done', [CHECK.id]: 'works' }, end: nodeOf(id) }));
  const none = Object.fromEntries(articles.map(({ id }) => [nodeOf(id), 'not-helped']));
  return { nodes, walks: [...walks, { when: { sign: 'unsure', ...none }, end: 'hand-over' }] };
};

/** A new flow in both languages: its routing, its words, and walks that go through it. */
export const flowTexts = (flow: NewFlow): Record<Language, string> => {
  const { nodes, walks } = flow.articles.length > 1 ? ranked(flow) : straight(flow);
  const head = { title: flow.titles.en, products: [...flow.products], area: flow.area, symptoms: flow.symptoms.en };
  const routing = nodes.map(({ id, routing: own }) => (id === 'causes' ? rankLines(own as Record<string, unknown>) : `  ${id}: ${inlineYaml(own)}`));
  const words = (language: Language): string =>
    [`# ${asText(flow.titles[language])}`, ...nodes.filter((node) => node.words[language] !== '').map((node) => `## ${node.id}\n${node.words[language]}`)].join(
      '\n\n',
    );
  const english = [yamlLines(head), `start: ${nodes[0]!.id}`, 'nodes:', ...routing, 'walks:', ...walks.map(({ when, end }) => walkLine(when, end))].join('\n');
  const german = yamlLines({ title: flow.titles.de, symptoms: flow.symptoms.de });
  return { en: `---\n${english}\n---\n${words('en')}\n`, de: `---\n${german}\n---\n${words('de')}\n` };
};

/** A rank reads better with one cause a line. */
const rankLines = ({ rank, ...rest }: Record<string, unknown>): string =>
  [
    '  causes:',
    '    rank:',
    ...Object.entries(rank as Record<string, unknown>).map(([id, cause]) => `      ${id}: ${inlineYaml(cause)}`),
    ...Object.entries(rest).map(([key, value]) => `    ${key}: ${inlineYaml(value)}`),
  ].join('\n');

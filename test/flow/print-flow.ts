import fc from 'fast-check';
import { stringify } from 'yaml';
import { type Block, type Inline, plainText } from '../../src/model/block.ts';
import type { AskNode, Cause, ConcludeNode, Flow, FlowNode, FlowWords, Go, NodeWords, RankNode, Route } from '../../src/model/flow.ts';

/** The ways in which the same flow may be written down. */
export type Style = {
  readonly collectionStyle: 'any' | 'flow' | 'block';
  readonly defaultStringType: 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE';
  readonly lineEnd: '\n' | '\r\n';
  /** Lists of one as a single value, a lone way on as a name, hand-over left out where something leads to it. */
  readonly short: boolean;
  readonly heading: boolean;
};

export const styleArbitrary: fc.Arbitrary<Style> = fc.record({
  collectionStyle: fc.constantFrom('any', 'flow', 'block'),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  short: fc.boolean(),
  heading: fc.boolean(),
});

type Data = Record<string, unknown>;

const one = <T>(list: readonly T[], style: Style): unknown => (style.short && list.length === 1 ? list[0] : list);

const filled = (fields: Data): Data =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0)),
  );

const route = ({ to, when }: Route): Data => (when === undefined ? { to } : { when, to });

const goOf = (go: Go, style: Style): Data =>
  Object.fromEntries(Object.entries(go).map(([outcome, routes]) => [outcome, style.short && routes.length === 1 ? routes[0]!.to : routes.map(route)]));

const askOf = (node: AskNode, style: Style): Data =>
  filled({
    ask: node.probe !== undefined && style.short && node.ask === 'choice' ? undefined : node.ask,
    probe: node.probe,
    with: node.with,
    fact: node.fact,
    sets: node.sets,
    reads: Object.fromEntries(
      Object.entries(node.reads).map(([outcome, patterns]) => [
        outcome,
        one(
          patterns.map(({ pattern, flags }) => (flags === '' ? pattern : { pattern, flags })),
          style,
        ),
      ]),
    ),
    go: node.go && goOf(node.go, style),
    good: node.good.length === 0 ? undefined : one(node.good, style),
    minutes: style.short && node.minutes === 1 ? undefined : node.minutes,
  });

const causeOf = ({ odds, minutes, shownBy, when }: Cause, style: Style): Data =>
  filled({
    odds,
    minutes,
    'shown-by': Object.fromEntries(Object.entries(shownBy).map(([id, shown]) => [id, Array.isArray(shown) ? one(shown, style) : shown])),
    when,
  });

const rankOf = (node: RankNode, style: Style): Data =>
  filled({
    rank: Object.fromEntries(node.causes.map((cause) => [cause.node, causeOf(cause, style)])),
    else: node.elseOdds,
    otherwise: node.otherwise,
    'odds-from': node.oddsFrom,
  });

const concludeOf = ({ article, section, verify, otherwise, wait }: ConcludeNode): Data => filled({ conclude: article, section, verify, otherwise, wait });

const nodeOf = (node: FlowNode, style: Style): Data => {
  switch (node.kind) {
    case 'ask':
      return askOf(node, style);
    case 'rank':
      return rankOf(node, style);
    case 'show':
      return { show: true, go: goOf(node.go, style) };
    case 'enter':
      return { enter: node.flow, go: goOf(node.go, style) };
    case 'conclude':
      return concludeOf(node);
    case 'hand-over':
      return { 'hand-over': true };
  }
};

const led = (flow: Flow, id: string): boolean =>
  Object.values(flow.nodes).some((node) => {
    const targets = 'go' in node && node.go ? Object.values(node.go).flatMap((routes) => routes.map(({ to }) => to)) : [];
    return targets.includes(id) || ('otherwise' in node && node.otherwise === id);
  });

const inlineOf = (inline: Inline): string => {
  if (inline.type === 'code') return `\`${inline.text}\``;
  if (inline.type === 'strong') return `**${plainText(inline.children)}**`;
  return inline.type === 'emphasis' ? `*${plainText(inline.children)}*` : plainText([inline]);
};

const markdown = (inlines: readonly Inline[]): string => inlines.map(inlineOf).join('');

const blockOf = (block: Block): string => {
  if (block.type === 'paragraph') return markdown(block.children);
  if (block.type === 'code') return `\`\`\`${block.language ?? ''}\n${block.text}\n\`\`\``;
  throw new Error(`random flows have no ${block.type}`);
};

const sectionOf = (id: string, words: NodeWords, language: string): string =>
  [
    `## ${id}`,
    markdown(words.question),
    ...words.help.map(blockOf),
    ...(words.why.length > 0 ? [`> ${language === 'de' ? 'Warum' : 'Why'}: ${words.why.map(blockOf).join('\n>\n> ')}`] : []),
    ...(words.choices.length > 0 ? [words.choices.map(({ outcome, label }) => `- ${outcome}: ${markdown(label)}`).join('\n')] : []),
  ].join('\n\n');

const documentOf = (front: Data, words: FlowWords, style: Style): string => {
  const { collectionStyle, defaultStringType, lineEnd } = style;
  const head = stringify(front, { version: '1.2', collectionStyle, defaultStringType, defaultKeyType: 'PLAIN', lineWidth: 0, aliasDuplicateObjects: false });
  const body = Object.entries(words.nodes).map(([id, own]) => sectionOf(id, own, words.language));
  const text = `---\n${head}---\n${style.heading ? `# ${words.title}\n\n` : ''}${body.join('\n\n')}\n`;
  return text.replaceAll('\n', lineEnd);
};

const frontOf = (flow: Flow, style: Style): Data => {
  const nodes = Object.values(flow.nodes).filter((node) => !(style.short && node.id === 'hand-over' && led(flow, 'hand-over')));
  return filled({
    title: flow.words.en!.title,
    products: flow.products,
    area: flow.area,
    symptoms: flow.words.en!.symptoms,
    signatures: flow.signatures.map(({ pattern, flags }) => (flags === '' ? pattern : { pattern, flags })),
    sources: flow.sources,
    start: flow.start,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, nodeOf(node, style)])),
    walks: flow.walks.map(({ when, facts, probes, then }) => ({ when, ...filled({ facts }), ...(probes ? { probes } : {}), then })),
  });
};

/** A flow as its Markdown files, in one of the ways to write it. */
export const printFlow = (flow: Flow, style: Style): { base: { text: string; file: string }; others: { text: string; file: string }[] } => {
  const { en, de } = flow.words;
  return {
    base: { file: en!.file, text: documentOf(frontOf(flow, style), en!, style) },
    others: de ? [{ file: de.file, text: documentOf({ title: de.title, symptoms: de.symptoms }, de, style) }] : [],
  };
};

import { didYouMean, mendWord } from '../knowledge/did-you-mean.ts';
import { textPlaces } from '../knowledge/text-places.ts';
import { FACTS, type FactDefinition, isFactName } from '../model/fact.ts';
import type { AskNode, AskType, FlowNode } from '../model/flow.ts';
import type { Problem } from '../model/problem.ts';
import type { FrontReader } from './front-reader.ts';

const NAMED = /\{\{\s*([\w-]+)\s*\}\}/g;
const NAMES = Object.keys(FACTS);

/** Types of facts that an answer of a type may set; questions that are not here may set any. */
const FITTING: Partial<Record<AskType, readonly FactDefinition['type'][]>> = {
  number: ['number', 'text'],
  port: ['port', 'number', 'text'],
  domain: ['domain', 'host', 'text'],
  host: ['host', 'domain', 'text'],
  address: ['address', 'text'],
  ip: ['ip', 'host', 'text'],
};

const checkAsk = (reader: FrontReader, node: AskNode): void => {
  const path = ['nodes', node.id];
  if (node.fact !== undefined) {
    const { type } = FACTS[node.fact];
    const fitting = FITTING[node.ask];
    if (fitting && !fitting.includes(type)) reader.note([...path, 'fact'], `"${node.fact}" is a fact of type ${type}, and this asks for ${node.ask}`);
  }
  for (const [key, value] of Object.entries(node.with)) {
    for (const [, name] of [value].flat().join(' ').matchAll(NAMED)) {
      if (!isFactName(name!)) reader.note([...path, 'with', key], `unknown fact "${name}"`, mendWord(name!, NAMES));
    }
  }
};

/** Facts that nodes name: of a type that fits the question, and existing where a probe gets them. */
export const checkNodeFacts = (reader: FrontReader, nodes: Readonly<Record<string, FlowNode>>): void => {
  for (const node of Object.values(nodes)) if (node.kind === 'ask') checkAsk(reader, node);
};

/**
 * `{{domian}}` in the words of a flow. Only what is nearly a fact counts: Docker has formats such as `{{end}}`.
 * `bodyLine` is the line on which the words begin; what stands above it is not words.
 */
export const checkWordFacts = (text: string, file: string, bodyLine: number): Problem[] => {
  const places = textPlaces(text, file);
  return [...text.matchAll(NAMED)].flatMap((match): Problem[] => {
    const [written, name] = match;
    const place = places(match.index);
    const right = `{{${name}}}`;
    if (place.line < bodyLine || (isFactName(name!) && written === right)) return [];
    const note = (message: string, mend: string): Problem[] => [{ rule: 'flow-words', severity: 'warning', message, mend, place }];
    if (isFactName(name!)) return note(`"${written}" stays as it is`, `write "${right}"`);
    const meant = didYouMean(name!, NAMES);
    return meant === undefined ? [] : note(`"${written}" is no fact and stays as it is`, `did you mean "{{${meant}}}"?`);
  });
};

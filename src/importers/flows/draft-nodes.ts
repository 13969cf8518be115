import type { Language, Localized } from '../../model/language.ts';
import { LANGUAGES } from '../../model/language.ts';
import type { ProbeSpec } from '../../model/probe.ts';
import { yamlFlowText, yamlName } from '../articles/front-text.ts';
import type { DraftNode, DraftWords } from './draft.ts';
import { FLOW_WORDS } from './flow-words.ts';
import { applicableOutcomes, type With } from './propose-probe.ts';

export const HAND_OVER = 'hand-over';

export const inLanguages = <T>(make: (language: Language) => T): Localized<T> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Localized<T>;

const goOf = (go: Readonly<Record<string, string>>): string =>
  `{ ${Object.entries(go)
    .map(([outcome, to]) => `${yamlName(outcome)}: ${to}`)
    .join(', ')} }`;

const withOf = (given: With): string =>
  Object.keys(given).length === 0
    ? ''
    : `, with: { ${Object.entries(given)
        .map(
          ([key, value]) =>
            `${key}: ${typeof value === 'number' ? value : Array.isArray(value) ? `[${value.map((one) => `'${one}'`).join(', ')}]` : `'${value as string}'`}`,
        )
        .join(', ')} }`;

/** A question with choices; without ways on it is evidence for a rank. */
export const askNode = (id: string, go: Readonly<Record<string, string>> | undefined, words: Localized<DraftWords>): DraftNode => ({
  id,
  yaml: [`  ${id}: { ask: choice${go ? `, go: ${goOf(go)}` : ''} }`],
  words,
});

/** What an outcome means, without what only the probe can fill in. */
const labelOf = (spec: ProbeSpec, outcome: string, language: Language): string =>
  spec.outcomes[outcome]!.says[language].replace(/\s*\(\{\{\w+\}\}\)/g, '')
    .replace(/^(?:\{\{\w+\}\}\s+)+|[\s,:]*(?:\{\{\w+\}\}[\s,]*)+$/g, '')
    .replace(/\{\{\w+\}\}/g, '…')
    .trim() || outcome;

/** A probe that a person can answer for, too: its outcomes are the choices. */
export const probeNode = (
  id: string,
  spec: ProbeSpec,
  given: With,
  go: Readonly<Record<string, string>> | undefined,
  words: Localized<Pick<DraftWords, 'help' | 'why'>>,
): DraftNode => ({
  id,
  yaml: go
    ? [`  ${id}:`, `    probe: ${spec.name}${''}`, ...(withOf(given) === '' ? [] : [`    ${withOf(given).slice(2)}`]), `    go: ${goOf(go)}`]
    : [`  ${id}: { probe: ${spec.name}${withOf(given)} }`],
  words: inLanguages((language) => ({
    ...words[language],
    question: spec.title[language],
    choices: [
      ...applicableOutcomes(spec).map((outcome) => [outcome, labelOf(spec, outcome, language)] as const),
      ['unsure', FLOW_WORDS[language].unsure] as const,
    ],
  })),
});

export const showNode = (id: string, go: Readonly<Record<string, string>>, words: Localized<DraftWords>): DraftNode => ({
  id,
  yaml: [`  ${id}: { show: true, go: ${goOf(go)} }`],
  words,
});

export const concludeNode = (
  id: string,
  to: { readonly article: string; readonly section?: string | undefined; readonly verify?: string | undefined; readonly otherwise?: string | undefined },
  name: Localized<string>,
): DraftNode => {
  const parts = [
    `conclude: ${to.article}`,
    ...(to.section === undefined ? [] : [`section: ${yamlFlowText(to.section)}`]),
    ...(to.verify === undefined ? [] : [`verify: ${to.verify}`]),
    ...(to.otherwise === undefined ? [] : [`otherwise: ${to.otherwise}`]),
  ];
  return { id, yaml: [`  ${id}: { ${parts.join(', ')} }`], words: inLanguages((language) => ({ question: name[language], help: [], choices: [] })) };
};

export const handOverNode = (): DraftNode => ({
  id: HAND_OVER,
  yaml: [`  ${HAND_OVER}: { hand-over: true }`],
  words: inLanguages((language) => ({ question: FLOW_WORDS[language].handOver, help: [], choices: [] })),
});

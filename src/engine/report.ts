import { plainText } from '../model/block.ts';
import type { Facts } from '../model/fact.ts';
import { FACTS, isFactName } from '../model/fact.ts';
import type { Language } from '../model/language.ts';
import { sanitise } from '../model/sanitise.ts';
import type { DoneLine } from '../model/view.ts';
import type { CaseState } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { doneLines } from './done-lines.ts';
import { createRedactor } from './redact/redactor.ts';
import { titleOf } from './say.ts';
import { WORDS } from './words.ts';

const MOST_RAW = 600;

const clock = (at: string | undefined): string => (at === undefined || at === '' ? '' : ` (${at.slice(0, 16).replace('T', ' ')} UTC)`);

const lineOf = (line: DoneLine, language: Language): string => {
  const { by } = WORDS[language].report;
  const subject = line.evidence?.subject === undefined ? '' : ` [${line.evidence.subject}]`;
  return `- ${plainText(line.title)}${subject} **${plainText(line.result).replace(/\s+/g, ' ')}** – ${by[line.by]}${clock(line.evidence?.at)}`;
};

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', `## ${title}`, '', ...lines] : []);

const fence = (raw: string): string => {
  const text = raw.length > MOST_RAW ? `${raw.slice(0, MOST_RAW)}\n…` : raw;
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${ticks}\n${text.trimEnd()}\n${ticks}`;
};

const factLines = (facts: Facts, language: Language): string[] =>
  Object.entries(facts).flatMap(([name, fact]) => (isFactName(name) && name !== 'product' ? [`- ${FACTS[name].title[language]}: ${String(fact.value)}`] : []));

/** The case as Markdown for a forum or a ticket: in the order in which an expert reads, redacted by tokens. */
export const report = (state: CaseState, language: Language, context: EngineContext): string => {
  const words = WORDS[language].report;
  const frame = state.walk.frames.at(-1);
  const facts = frame?.snapshot.context.facts ?? state.known;
  const lines = doneLines(state, language, facts, context);
  const established = lines.filter((line) => line.kind === 'probe' || line.kind === 'answer' || line.kind === 'known');
  const bad = (line: DoneLine) => line.verdict === 'fail' || line.verdict === 'warn' || (line.verdict === undefined && line.kind !== 'probe');
  const fine = established.filter((line) => line.verdict === 'ok' || line.verdict === 'info');
  const untold = established.filter((line) => line.verdict === 'cannot-tell');
  const solvedBy = frame?.snapshot.context.solvedBy;
  const solver = frame && solvedBy !== undefined ? frame.machine.flow.nodes[solvedBy] : undefined;
  const raws = established.filter((line) => (line.verdict === 'fail' || line.verdict === 'warn') && (line.evidence?.raw ?? '') !== '');
  const product = facts.product ? [`- ${words.product}: ${[facts.product.value, facts.version?.value].filter(Boolean).join(' ')}`] : [];
  const markdown = [
    `# ${words.title}`,
    '',
    ...product,
    `- ${words.lookedFrom}: ${state.host}`,
    ...section(
      words.symptom,
      state.said
        .map((said) =>
          said.text
            .split('\n')
            .map((line) => `> ${line}`)
            .join('\n'),
        )
        .concat(lines.filter((line) => line.kind === 'entered').map((line) => `- ${plainText(line.result)}`)),
    ),
    ...section(
      words.found,
      established.filter(bad).map((line) => lineOf(line, language)),
    ),
    ...section(
      words.excluded,
      fine.map((line) => lineOf(line, language)),
    ),
    ...section(
      words.tried,
      lines.filter((line) => line.kind === 'tried' && line.verdict !== 'ok').map((line) => lineOf(line, language)),
    ),
    ...section(
      words.open,
      untold.map((line) => lineOf(line, language)),
    ),
    ...(solver && frame ? section(words.solved, [`- ${plainText(titleOf(solver, frame.machine.flow, language, facts, context))}`]) : []),
    ...section(words.facts, factLines(facts, language)),
    ...section(
      words.notes,
      lines.filter((line) => line.kind === 'note').map((line) => `- ${plainText(line.result)}`),
    ),
    ...section(
      words.rawAnswer,
      raws.map((line) => `${plainText(line.title)}\n\n${fence(line.evidence?.raw ?? '')}`),
    ),
    '',
    `*${words.redacted}*`,
    '',
  ].join('\n');
  return createRedactor().redact(sanitise(markdown));
};

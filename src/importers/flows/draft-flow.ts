import { isProduct, type Product } from '../../model/article.ts';
import { type Block, plainText } from '../../model/block.ts';
import type { Language, Localized } from '../../model/language.ts';
import type { ProbeCatalogue } from '../../model/probe.ts';
import { idOf } from '../articles/article-ids.ts';
import { errorMessages } from '../articles/error-messages.ts';
import { yamlName } from '../articles/front-text.ts';
import type { DraftFlow, DraftNode, DraftWalk, DraftWords, FlowSource } from './draft.ts';
import { askNode, concludeNode, HAND_OVER, handOverNode, inLanguages, probeNode, showNode } from './draft-nodes.ts';
import { askFor, FLOW_WORDS } from './flow-words.ts';
import { applicableOutcomes, badOutcomes, type Proposal, proposeProbe } from './propose-probe.ts';
import { type ReadCause, type ReadProblem, readProblem } from './read-causes.ts';
import { isDemand, type Statement, statementOf } from './statement.ts';

const MINUTES = 10;
const LONGEST_QUESTION = 180;

/** What helps in a question: no headings, which would be nodes, and no quotes, which would be reasons. */
const helpOf = (blocks: readonly Block[]): Block[] =>
  blocks.filter(({ type }) => type !== 'heading' && type !== 'quote' && type !== 'footnotes' && type !== 'rule');

const nodeNames = (): ((prefix: string, label: string) => string) => {
  const used = new Set<string>([HAND_OVER]);
  return (prefix, label) => {
    const words = idOf(label)
      .split('-')
      .slice(0, 6)
      .reduce((name, word) => (name.length + word.length > 30 ? name : name === '' ? word : `${name}-${word}`), '');
    const base = words === '' ? prefix : `${prefix}-${words}`;
    let name = base;
    for (let count = 2; used.has(name); count++) name = `${base}-${count}`;
    used.add(name);
    return name;
  };
};

/** Help that only says what the question quotes is none. */
const beyond = (blocks: readonly Block[], said: string): Block[] => {
  const help = helpOf(blocks);
  const [only] = help;
  const bare = (text: string): string => text.replace(/[\s.;:]+/g, ' ').trim();
  return help.length === 1 && only?.type === 'paragraph' && bare(plainText(only.children)) === bare(said) ? [] : help;
};

const lower = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Says the same in the other language where its text is built the same way; else quotes what there is. */
const parallel = (reads: Localized<ReadProblem>, spoken: readonly Language[], pick: (read: ReadProblem) => readonly unknown[]): Localized<ReadProblem> => {
  const main = reads[spoken[0] ?? 'en'];
  return inLanguages((language) => (spoken.includes(language) && pick(reads[language]).length === pick(main).length ? reads[language] : main));
};

type Evidence = { readonly node: DraftNode; readonly shows: readonly string[]; readonly denies: string; readonly probe?: Proposal };

/** What a cause says in a language. Where only the other language has words for it, or means it the other way round, it is quoted. */
const statementIn = (cause: ReadCause, main: Statement, spoken: boolean): Statement => {
  const own = statementOf(cause.label, cause.text);
  return spoken && isDemand(own) === isDemand(main) ? own : { check: isDemand(main) ? 'order' : 'so', text: own.text };
};

const evidenceFor = (
  at: number,
  causes: Localized<readonly ReadCause[]>,
  main: ReadCause,
  proposal: Proposal | undefined,
  name: (prefix: string, label: string) => string,
  spoken: readonly Language[],
): Evidence => {
  const help = inLanguages((language) => helpOf(causes[language][at]!.blocks));
  const why = inLanguages((language) => FLOW_WORDS[language].whyCause);
  if (proposal) {
    const id = name('look', proposal.spec.name.replace('.', ' '));
    const shows = badOutcomes(proposal.spec);
    const denies = applicableOutcomes(proposal.spec).find((outcome) => !shows.includes(outcome))!;
    const node = probeNode(
      id,
      proposal.spec,
      proposal.with,
      undefined,
      inLanguages((language) => ({ help: help[language], why: why[language] })),
    );
    return { node, shows, denies, probe: proposal };
  }
  const statement = statementOf(main.label, main.text);
  const [shows, denies] = isDemand(statement) ? ['wrong', 'right'] : ['yes', 'no'];
  const words = inLanguages((language): DraftWords => {
    const cause = causes[language][at]!;
    const say = FLOW_WORDS[language];
    const own = statementIn(cause, statement, spoken.includes(language));
    const labels = isDemand(statement)
      ? ([
          ['right', say.inOrder],
          ['wrong', say.notInOrder],
        ] as const)
      : ([
          ['yes', say.yes],
          ['no', say.no],
        ] as const);
    return { question: askFor(own, language), help: beyond(cause.blocks, own.text), why: why[language], choices: [...labels, ['unsure', say.unsure]] };
  });
  return { node: askNode(name('is', main.label), undefined, words), shows: [shows!], denies: denies! };
};

/** A probe can tell one cause from the others only when its finding speaks of one of them. */
const usable = (proposal: Proposal | undefined, used: Set<string>): Proposal | undefined => {
  if (!proposal || badOutcomes(proposal.spec).length === 0 || badOutcomes(proposal.spec).length === applicableOutcomes(proposal.spec).length) return undefined;
  if (used.has(proposal.spec.name)) return undefined;
  used.add(proposal.spec.name);
  return proposal;
};

const rankDraft = (source: FlowSource, reads: Localized<ReadProblem>, catalogue: ProbeCatalogue, product: Product | undefined): DraftFlow => {
  const name = nodeNames();
  name('causes', '');
  const main = reads[source.spoken[0] ?? 'en'].causes;
  const causes = inLanguages((language) => reads[language].causes);
  const used = new Set<string>();
  const rows = main.map((cause, at) => {
    const evidence = evidenceFor(
      at,
      causes,
      cause,
      usable(proposeProbe(`${cause.label}. ${cause.text}`, cause.blocks, catalogue, product), used),
      name,
      source.spoken,
    );
    const id = name('cause', cause.label);
    const conclusion = concludeNode(
      id,
      { article: source.id, section: cause.section, verify: evidence.probe ? evidence.node.id : undefined },
      inLanguages((language) => {
        const own = statementIn(causes[language][at]!, statementOf(cause.label, cause.text), source.spoken.includes(language));
        return own.check === 'so' ? lower(causes[language][at]!.label) : FLOW_WORDS[language].named[own.check](own.text);
      }),
    );
    return { id, evidence, conclusion };
  });
  const rank: DraftNode = {
    id: 'causes',
    yaml: [
      '  causes:',
      '    rank:',
      ...rows.map(
        ({ id, evidence }) => `      ${id}: { odds: 1, minutes: ${MINUTES}, shown-by: { ${evidence.node.id}: [${evidence.shows.map(yamlName).join(', ')}] } }`,
      ),
      `    otherwise: ${HAND_OVER}`,
      '    odds-from: draft of an import; the documentation does not say how often each is the cause, so all count the same',
    ],
    words: inLanguages(() => ({ question: '', help: [], choices: [] })),
  };
  const walks: DraftWalk[] = rows.map((row) => ({
    when: {
      ...Object.fromEntries(rows.map((other) => [other.evidence.node.id, other === row ? other.evidence.shows[0]! : other.evidence.denies])),
      [row.id]: 'helped',
    },
    ends: row.id,
  }));
  walks.push({ when: Object.fromEntries(rows.map(({ id }) => [id, 'not-helped'])), ends: HAND_OVER });
  return {
    form: 'rank',
    start: 'causes',
    nodes: [rank, ...rows.map(({ evidence }) => evidence.node), ...rows.map(({ conclusion }) => conclusion), handOverNode()],
    walks,
    probes: rows.flatMap(({ evidence }) => (evidence.probe ? [evidence.probe.spec.name] : [])),
  };
};

const stepsDraft = (source: FlowSource, reads: Localized<ReadProblem>): DraftFlow => {
  const main = reads[source.spoken[0] ?? 'en'].steps;
  const ids = main.map((_, at) => `step-${at + 1}`);
  const steps = main.map((_, at) =>
    showNode(
      ids[at]!,
      { done: ids[at + 1] ?? HAND_OVER, solved: 'fix' },
      inLanguages((language) => {
        const step = reads[language].steps[at]!;
        const say = FLOW_WORDS[language];
        const [first, ...rest] = step.blocks;
        const whole = first?.type === 'paragraph' && plainText(first.children).length <= LONGEST_QUESTION;
        return {
          question: whole ? first.children : lower(step.label),
          help: helpOf(whole ? rest : step.blocks),
          choices: [
            ['done', say.stepDone],
            ['solved', say.stepSolved],
          ],
        };
      }),
    ),
  );
  const fix = concludeNode(
    'fix',
    { article: source.id, otherwise: HAND_OVER },
    inLanguages((language) => source.texts[language].title),
  );
  return {
    form: 'steps',
    start: ids[0]!,
    nodes: [...steps, fix, handOverNode()],
    walks: [
      { when: { [ids[0]!]: 'solved', fix: 'helped' }, ends: 'fix' },
      { when: Object.fromEntries(ids.map((id) => [id, 'done'])), ends: HAND_OVER },
    ],
    probes: [],
  };
};

/** One question, by a message or by the title, and before it a probe where one establishes what the text is about. */
const singleDraft = (source: FlowSource, catalogue: ProbeCatalogue, product: Product | undefined): DraftFlow => {
  const main = source.texts[source.spoken[0] ?? 'en'];
  const [message] = errorMessages(main.blocks);
  const sample = message === undefined ? [] : [{ type: 'code', text: message, place: { file: '', line: 1, column: 1 } } as Block];
  const prose = main.blocks.flatMap((block) => (block.type === 'paragraph' ? [plainText(block.children)] : [])).join(' ');
  const proposal = usable(proposeProbe(`${main.title}. ${prose}`, main.blocks, catalogue, product), new Set());
  const fix = concludeNode(
    'fix',
    { article: source.id, verify: proposal ? 'look' : undefined, otherwise: HAND_OVER },
    inLanguages((language) => source.texts[language].title),
  );
  const isIt = askNode(
    'is-it',
    { yes: 'fix', no: HAND_OVER, unsure: 'fix' },
    inLanguages((language) => {
      const say = FLOW_WORDS[language];
      const question = message === undefined ? say.isIt(source.texts[language].title.slice(0, 120)) : say.message;
      return {
        question,
        help: sample,
        why: message === undefined ? say.whyIsIt : say.whyMessage,
        choices: [
          ['yes', say.yes],
          ['no', say.no],
          ['unsure', say.unsure],
        ],
      };
    }),
  );
  const asked: DraftWalk[] = [
    { when: { 'is-it': 'yes', fix: 'helped' }, ends: 'fix' },
    { when: { 'is-it': 'no' }, ends: HAND_OVER },
  ];
  if (!proposal) return { form: 'single', start: 'is-it', nodes: [isIt, fix, handOverNode()], walks: asked, probes: [] };
  const bad = badOutcomes(proposal.spec);
  const go = Object.fromEntries([
    ...applicableOutcomes(proposal.spec).map((outcome) => [outcome, bad.includes(outcome) ? 'fix' : 'is-it']),
    ['unsure', 'is-it'],
  ]);
  const look = probeNode(
    'look',
    proposal.spec,
    proposal.with,
    go,
    inLanguages((language) => ({ help: [], why: FLOW_WORDS[language].whyCause })),
  );
  return {
    form: 'single',
    start: 'look',
    nodes: [look, isIt, fix, handOverNode()],
    walks: [{ when: { look: bad[0]!, fix: 'helped' }, ends: 'fix' }, ...asked.map(({ when, ends }) => ({ when: { look: 'unsure', ...when }, ends }))],
    probes: [proposal.spec.name],
  };
};

export type Drafted = DraftFlow & { /** Whether each language's text is built the same way. */ readonly alike: boolean };

/** A first flow for a problem: a rank over the causes that its text lists, its numbered steps, or one question; always a way to hand over. */
export const draftFlow = (source: FlowSource, catalogue: ProbeCatalogue, shelf: string): Drafted => {
  const product = isProduct(shelf) ? shelf : undefined;
  const reads = inLanguages((language) => readProblem(source.texts[language].blocks));
  const main = reads[source.spoken[0] ?? 'en'];
  const alike = source.spoken.every((language) => reads[language].causes.length === main.causes.length && reads[language].steps.length === main.steps.length);
  if (main.causes.length >= 2)
    return {
      ...rankDraft(
        source,
        parallel(reads, source.spoken, ({ causes }) => causes),
        catalogue,
        product,
      ),
      alike,
    };
  if (main.steps.length >= 3)
    return {
      ...stepsDraft(
        source,
        parallel(reads, source.spoken, ({ steps }) => steps),
      ),
      alike,
    };
  return { ...singleDraft(source, catalogue, product), alike: true };
};

import { mendWord } from '../knowledge/did-you-mean.ts';
import { DONE } from '../model/event.ts';
import { type AskNode, type ChoiceWords, type FlowNode, GIVEN, type NodeWords, type ShowNode, UNSURE } from '../model/flow.ts';
import { CANNOT_TELL, SKIPPED } from '../model/probe.ts';
import type { Place, Problem } from '../model/problem.ts';
import { isTyped } from './outcomes.ts';

type Nodes = Readonly<Record<string, FlowNode>>;
type Words = Readonly<Record<string, NodeWords>>;
type Note = (message: string, place: Place, mend?: string) => void;

/** Outcomes that every front end has words for, or that nobody chooses. */
const SPOKEN_FOR = [UNSURE, GIVEN, DONE, CANNOT_TELL, SKIPPED, 'else'];

const checkTwice = (choices: readonly ChoiceWords[], note: Note): void => {
  for (const [at, { outcome, place }] of choices.entries()) {
    if (choices.findIndex((other) => other.outcome === outcome) < at) note(`"${outcome}" is offered twice`, place, 'keep one of the two');
  }
};

/** Every choice has a way on. */
const checkRouted = (node: AskNode | ShowNode, choices: readonly ChoiceWords[], note: Note): void => {
  const routed = Object.keys(node.go ?? {});
  for (const { outcome, place } of choices) {
    if (node.go && !routed.includes(outcome))
      note(`"${outcome}" leads nowhere from "${node.id}"`, place, mendWord(outcome, routed) ?? `add it to go of "${node.id}"`);
  }
};

/** Every way on that a person decides has a label. */
const checkLabelled = (node: AskNode | ShowNode, words: NodeWords, note: Note): void => {
  const read = node.kind === 'ask' ? Object.keys(node.reads) : [];
  const labelled = [...SPOKEN_FOR, ...read, ...words.choices.map((choice) => choice.outcome)];
  for (const outcome of Object.keys(node.go ?? {})) {
    if (!labelled.includes(outcome)) note(`"${outcome}" of "${node.id}" has no words`, words.place, `add a line "- ${outcome}: …" to its list`);
  }
};

const needsWords = (node: FlowNode): boolean => {
  if (node.kind === 'show') return true;
  if (node.kind !== 'ask') return false;
  return node.probe === undefined || (node.go !== undefined && !Object.hasOwn(node.go, CANNOT_TELL));
};

const checkAsk = (node: AskNode, words: NodeWords, note: Note): void => {
  checkRouted(node, words.choices, note);
  if (node.probe !== undefined) return;
  checkLabelled(node, words, note);
  if (!isTyped(node) && node.go === undefined && words.choices.length === 0) {
    note(`"${node.id}" offers no choices`, words.place, 'end its section with a list of "- outcome: label"');
  }
};

/** Words that stand where they are needed, and choices that fit the routing. */
export const checkWords = (nodes: Nodes, words: Words): Problem[] => {
  const problems: Problem[] = [];
  const note: Note = (message, place, mend) => {
    problems.push({ rule: 'flow-words', severity: 'error', message, place, ...(mend === undefined ? {} : { mend }) });
  };
  for (const node of Object.values(nodes)) {
    const own = Object.hasOwn(words, node.id) ? words[node.id] : undefined;
    if (!own) {
      if (needsWords(node)) note(`"${node.id}" has no words`, node.place, `add a section "## ${node.id}" with its question`);
      continue;
    }
    if ((node.kind === 'ask' || node.kind === 'show') && own.question.length === 0) {
      note(`"${node.id}" has no question`, own.place, 'begin its section with a paragraph');
    }
    checkTwice(own.choices, note);
    if (node.kind === 'ask') checkAsk(node, own, note);
    if (node.kind === 'show') {
      checkRouted(node, own.choices, note);
      checkLabelled(node, own, note);
    }
  }
  return problems;
};

/** Another language says the same: the same nodes, and for each the same choices. */
export const compareWords = (base: Words, other: Words, top: Place): Problem[] => {
  const problems: Problem[] = [];
  const note: Note = (message, place, mend) => {
    problems.push({ rule: 'flow-translation', severity: 'error', message, place, ...(mend === undefined ? {} : { mend }) });
  };
  for (const [id, words] of Object.entries(base)) {
    const own = Object.hasOwn(other, id) ? other[id] : undefined;
    if (!own) {
      note(`"${id}" is not translated`, top, `add a section "## ${id}"`);
      continue;
    }
    const wanted = words.choices.map((choice) => choice.outcome);
    const found = own.choices.map((choice) => choice.outcome);
    for (const { outcome, place } of own.choices) if (!wanted.includes(outcome)) note(`"${outcome}" is no choice of "${id}"`, place, mendWord(outcome, wanted));
    for (const outcome of wanted)
      if (!found.includes(outcome)) note(`"${outcome}" of "${id}" is not translated`, own.place, `add a line "- ${outcome}: …" to its list`);
    if (words.question.length > 0 && own.question.length === 0)
      note(`the question of "${id}" is not translated`, own.place, 'begin its section with a paragraph');
  }
  for (const [id, own] of Object.entries(other)) {
    if (!Object.hasOwn(base, id))
      note(`"${id}" has words here, but none in the base language`, own.place, `add a section "## ${id}" there, or leave this one out`);
  }
  return problems;
};

import { ID, SIGNATURE, SIGNATURES, SOURCES, SYMPTOMS, TEXT } from '../knowledge/article-shape.ts';
import type { Key, RecordShape, Shape } from '../knowledge/shape.ts';
import { PRODUCTS } from '../model/article.ts';
import { FACTS } from '../model/fact.ts';
import { AREAS, ASK_TYPES, type FlowNode } from '../model/flow.ts';

const NODE_NAME = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';
const OUTCOME_NAME = '^[a-z0-9]+([-_][a-z0-9]+)*$';
const FACT = { type: 'word', values: Object.keys(FACTS) } as const;

const NODE: Shape = { type: 'text', pattern: NODE_NAME, meant: 'the name of a node' };
const OUTCOME: Shape = { type: 'text', pattern: OUTCOME_NAME, meant: 'the name of an outcome' };
const BLANK = { type: 'text', blank: true } as const;
const OUTCOMES: Shape = { type: 'list', of: OUTCOME, single: true };
const FACT_VALUES: Shape = { type: 'map', of: { type: 'either', of: [BLANK, { type: 'flag' }] }, names: `^(${Object.keys(FACTS).join('|')})$` };
const GUARD = { type: 'text', pattern: '\\S', meant: 'an expression over facts (CEL), for example port == 25' } as const;

const ROUTE: Shape = {
  type: 'record',
  keys: {
    when: { ...GUARD, says: 'Only where this holds, for example port == 25.' },
    to: { ...NODE, required: true, says: 'The node that comes next.' },
  },
};

const GO: Key = {
  type: 'map',
  names: OUTCOME_NAME,
  filled: true,
  of: { type: 'list', of: { type: 'either', of: [NODE, ROUTE] }, single: true },
  says: 'outcome: next node. Without go, a question is evidence and returns to the rank that asked it.',
};

export const CAUSE = {
  type: 'record',
  keys: {
    odds: { type: 'number', least: 0, required: true, says: 'How often it is the cause, relative to the others.' },
    minutes: { type: 'number', least: 0, required: true, says: 'How long its fix takes.' },
    'shown-by': {
      type: 'map',
      names: NODE_NAME,
      of: {
        type: 'either',
        of: [
          { type: 'list', of: OUTCOME, single: true, filled: true },
          { type: 'map', names: OUTCOME_NAME, of: { type: 'number', least: 0, most: 1 } },
        ],
      },
      says: 'evidence: outcome that shows this cause, or evidence: { outcome: probability }.',
    },
    when: { ...GUARD, says: 'Only counts where this holds.' },
  },
} as const satisfies RecordShape;

export const ASK_KEYS = {
  ask: { type: 'word', values: ASK_TYPES, says: 'What a person answers: a choice, or something typed.' },
  probe: { type: 'text', says: 'Probe that establishes it where one may run: mailmedic probe lists them.' },
  with: {
    type: 'map',
    of: { type: 'list', of: BLANK, single: true },
    says: 'Parameters of the probe; text may hold {{fact}}.',
  },
  fact: { ...FACT, says: 'Fact that the answer sets.' },
  sets: { type: 'map', names: OUTCOME_NAME, of: FACT_VALUES, says: 'Facts that an outcome sets: { home: { place: home } }.' },
  reads: {
    type: 'map',
    names: OUTCOME_NAME,
    of: { type: 'list', of: SIGNATURE, single: true },
    says: 'Patterns that tell the outcome from what was pasted.',
  },
  go: GO,
  good: { ...OUTCOMES, says: 'Outcomes that prove a fix, where this node verifies one.' },
  minutes: { type: 'number', least: 0, says: 'Attention it costs a person, in minutes (1 when left out).' },
} as const satisfies Record<string, Key>;

const TARGET = NODE;

/** One entry of `nodes:`, by its kind. */
export const NODES: Readonly<Record<FlowNode['kind'], RecordShape>> = {
  ask: { type: 'record', name: 'ask', keys: ASK_KEYS, some: ['ask', 'probe'] },
  rank: {
    type: 'record',
    name: 'rank',
    keys: {
      rank: {
        type: 'map',
        names: NODE_NAME,
        filled: true,
        of: CAUSE,
        required: true,
        says: 'The causes that are left, each a conclusion: { odds, minutes, shown-by }.',
      },
      else: { type: 'number', least: 0, says: 'Odds of "something else" (a tenth of all when left out).' },
      otherwise: { ...TARGET, required: true, says: 'Where to go when no cause is left.' },
      'odds-from': { ...TEXT, says: 'Where the odds come from.' },
    },
  },
  show: { type: 'record', name: 'show', keys: { show: { type: 'true', required: true, says: 'An instruction.' }, go: { ...GO, required: true } } },
  enter: {
    type: 'record',
    name: 'enter',
    keys: {
      enter: { ...TEXT, required: true, says: 'Another flow: id, or shelf/id.' },
      go: { ...GO, required: true, says: 'solved, unsolved or a conclusion of that flow: next node.' },
    },
  },
  conclude: {
    type: 'record',
    name: 'conclude',
    keys: {
      conclude: { ...TEXT, required: true, says: 'The article to show: id, or shelf/id.' },
      section: { ...TEXT, says: 'Heading of that article, when only a part of it is meant.' },
      verify: { ...TARGET, says: 'Node that is established again to prove the fix.' },
      otherwise: { ...TARGET, says: 'Where "it did not help" leads; in a rank the next cause when left out.' },
      next: { ...TARGET, says: 'Where a list of checks goes on once the fix is proven.' },
      wait: { type: 'number', least: 0, says: 'Minutes to wait before checking again makes sense.' },
    },
  },
  'hand-over': { type: 'record', name: 'hand-over', keys: { 'hand-over': { type: 'true', required: true, says: 'Somebody else must look.' } } },
};

export const WALK = {
  type: 'record',
  name: 'walk',
  keys: {
    when: {
      type: 'map',
      names: `^(?:${ID}/){0,2}${NODE_NAME.slice(1)}`,
      of: OUTCOMES,
      says: 'node: outcome, or a list, used up visit by visit. A node of a flow that is entered: flow/node.',
    },
    facts: { ...FACT_VALUES, says: 'What is known before.' },
    probes: { type: 'flag', says: 'The outcomes come from probes where both could tell.' },
    // biome-ignore lint/suspicious/noThenProperty: the word that walks are written with.
    then: { ...NODE, required: true, says: 'Where it must end.' },
  },
} as const satisfies RecordShape;

/** Head of `flows/<shelf>/<id>.md`. */
export const FLOW = {
  type: 'record',
  keys: {
    title: { ...TEXT, required: true, says: 'What the person sees, in one line.' },
    products: {
      type: 'list',
      of: { type: 'word', values: PRODUCTS },
      single: true,
      says: 'Mail servers it is for; those of its shelf when left out.',
    },
    area: { type: 'word', values: AREAS, required: true, says: 'Topic under which it stands in the menu.' },
    symptoms: SYMPTOMS,
    signatures: SIGNATURES,
    sources: SOURCES,
    budget: { type: 'number', least: 0, says: 'Most questions it may take on average; mailmedic test fails above it, mailmedic test --update writes it.' },
    start: { ...NODE, required: true, says: 'The first node.' },
    nodes: {
      type: 'map',
      names: NODE_NAME,
      of: { type: 'either', of: Object.values(NODES) },
      required: true,
      says: 'The nodes of the flow, in the order of its chart.',
    },
    walks: { type: 'list', of: WALK, single: false, says: 'Test walks: mailmedic test.' },
  },
} as const satisfies RecordShape;

import { isWordCode, type Node, readPattern } from './pattern-syntax.ts';

/** A regular expression that needs time in proportion to the text, whatever its author wrote. */
export type LinearPattern = {
  readonly test: (text: string) => boolean;
  /** Lower-case pieces of which at least one must stand in any text that matches; empty when nothing is sure. */
  readonly needs: readonly string[];
  /** Characters that every match must spell out: how much the pattern says. */
  readonly fixed: number;
};

type State = { readonly set?: (code: number) => boolean; readonly at?: 'start' | 'end' | 'edge' | 'inside'; next: number[] };

const MAX_STATES = 4000;

/** Thompson's construction: `next` of a state with a set is taken on a character, else for free. */
class Automaton {
  readonly states: State[] = [];

  add(state: State): number {
    this.states.push(state);
    return this.states.length - 1;
  }

  /** Builds `node` so that it ends in `end`; gives its entry. */
  build(node: Node, end: number): number {
    if (this.states.length > MAX_STATES) return end;
    switch (node.type) {
      case 'set':
        return this.add({ set: node.has, next: [end] });
      case 'at':
        return this.add({ at: node.what, next: [end] });
      case 'seq':
        return node.parts.reduceRight((after, part) => this.build(part, after), end);
      case 'alt':
        return this.add({ next: node.parts.map((part) => this.build(part, end)) });
      case 'repeat':
        return this.repeat(node, end);
    }
  }

  repeat({ part, min, max }: Extract<Node, { type: 'repeat' }>, end: number): number {
    let entry = end;
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.add({ next: [end] });
      this.states[loop]!.next.push(this.build(part, loop));
      entry = loop;
    } else {
      for (let extra = min; extra < max; extra++) entry = this.add({ next: [end, this.build(part, entry)] });
    }
    for (let needed = 0; needed < min; needed++) entry = this.build(part, entry);
    return entry;
  }
}

const holds = (what: NonNullable<State['at']>, text: string, at: number): boolean => {
  if (what === 'start') return at === 0 || text[at - 1] === '\n';
  if (what === 'end') return at === text.length || text[at] === '\n';
  const edge = (at > 0 && isWordCode(text.charCodeAt(at - 1))) !== (at < text.length && isWordCode(text.charCodeAt(at)));
  return edge === (what === 'edge');
};

const run = (states: readonly State[], entry: number, final: number, text: string): boolean => {
  const mark = new Uint32Array(states.length);
  let round = 0;
  let active: number[] = [];
  for (let at = 0; ; at++) {
    round++;
    const ready: number[] = [];
    const stack = [...active, entry];
    while (stack.length > 0) {
      const id = stack.pop()!;
      if (mark[id] === round) continue;
      mark[id] = round;
      if (id === final) return true;
      const state = states[id]!;
      if (state.set) ready.push(id);
      else if (!state.at || holds(state.at, text, at)) stack.push(...state.next);
    }
    if (at >= text.length) return false;
    const code = text.charCodeAt(at);
    active = [];
    for (const id of ready) if (states[id]!.set!(code)) active.push(states[id]!.next[0]!);
  }
};

type Need = { readonly pieces: readonly string[]; readonly fixed: number };

const weaker = (one: readonly string[], other: readonly string[]): readonly string[] => (one.length === 0 || other.length === 0 ? [] : [...one, ...other]);
const shortest = (pieces: readonly string[]): number => (pieces.length === 0 ? 0 : Math.min(...pieces.map((piece) => piece.length)));

const needOf = (node: Node): Need => {
  switch (node.type) {
    case 'set':
      return node.only === undefined ? { pieces: [], fixed: 0 } : { pieces: [node.only.toLowerCase()], fixed: 1 };
    case 'at':
      return { pieces: [], fixed: 0 };
    case 'alt': {
      const needs = node.parts.map(needOf);
      const pieces = needs.map((need) => need.pieces).reduce(weaker);
      return { pieces, fixed: Math.min(...needs.map((need) => need.fixed)) };
    }
    case 'repeat': {
      const need = needOf(node.part);
      return node.min > 0 ? need : { pieces: [], fixed: 0 };
    }
    case 'seq':
      return needOfSequence(node.parts);
  }
};

const needOfSequence = (parts: readonly Node[]): Need => {
  let best: readonly string[] = [];
  let fixed = 0;
  let literal = '';
  const offer = (pieces: readonly string[]) => {
    if (shortest(pieces) > shortest(best)) best = pieces;
  };
  for (const part of parts) {
    if (part.type === 'set' && part.only !== undefined) {
      literal += part.only.toLowerCase();
      fixed++;
      continue;
    }
    if (part.type !== 'at') {
      if (literal) offer([literal]);
      literal = '';
      const need = needOf(part);
      offer(need.pieces);
      fixed += need.fixed;
    }
  }
  if (literal) offer([literal]);
  return { pieces: best, fixed };
};

/** Undefined where the pattern cannot be matched in linear time (see `readPattern`). */
export const linearPattern = (source: string, flags: '' | 'i'): LinearPattern | undefined => {
  const tree = readPattern(source, flags === 'i');
  if (!tree) return undefined;
  const { pieces, fixed } = needOf(tree);
  let machine: { states: readonly State[]; entry: number; final: number } | undefined;
  const automaton = () => {
    const built = new Automaton();
    const final = built.add({ next: [] });
    const entry = built.build(tree, final);
    return { states: built.states, entry, final };
  };
  return {
    needs: pieces,
    fixed,
    test: (text) => {
      const lower = text.toLowerCase();
      if (pieces.length > 0 && !pieces.some((piece) => lower.includes(piece))) return false;
      machine ??= automaton();
      return machine.states.length <= MAX_STATES && run(machine.states, machine.entry, machine.final, text);
    },
  };
};

import type { Place } from '../../model/problem.ts';
import type { Phrase } from './draft.ts';

/** Where a name leads. `anchor` of an internal one is set once the block behind it is known; `instead` is the address of a target behind it. */
export type Target =
  | { readonly kind: 'internal'; anchor: string; title?: Phrase; instead?: Target }
  | { readonly kind: 'external'; readonly href: string }
  | { readonly kind: 'indirect'; readonly name: string };

/** Names compare without case, and with one space for any. */
export const normaliseName = (name: string): string => name.toLowerCase().split(/\s+/).filter(Boolean).join(' ');

export type Names = {
  readonly explicit: Map<string, Target>;
  /** Titles: they give way to names that were written. */
  readonly implicit: Map<string, Target>;
  readonly anonymous: Target[];
  /** How many anonymous references were read. */
  anonymousUsed: number;
  /** Internal targets that wait for the block behind them. */
  pending: (Target & { kind: 'internal' })[];
  /** Names of pending targets, for an address that follows them. */
  readonly add: (name: string, target: Target) => void;
  readonly find: (name: string) => Exclude<Target, { kind: 'indirect' }> | undefined;
  readonly nth: (index: number) => Exclude<Target, { kind: 'indirect' }> | undefined;
};

export const createNames = (): Names => {
  const [explicit, implicit] = [new Map<string, Target>(), new Map<string, Target>()];
  const follow = (from: Target | undefined): Exclude<Target, { kind: 'indirect' }> | undefined => {
    const seen = new Set<Target>();
    let target = from;
    while (target && !seen.has(target)) {
      seen.add(target);
      if (target.kind === 'indirect') target = explicit.get(target.name) ?? implicit.get(target.name);
      else if (target.kind === 'internal' && target.instead) target = target.instead;
      else return target;
    }
    return undefined;
  };
  const anonymous: Target[] = [];
  return {
    explicit,
    implicit,
    anonymous,
    anonymousUsed: 0,
    pending: [],
    add: (name, target) => {
      if (!explicit.has(name)) explicit.set(name, target);
    },
    find: (name) => follow(explicit.get(name) ?? implicit.get(name)),
    nth: (index) => follow(anonymous[index]),
  };
};

/** A label of the tree: the page, the anchor and the title that it stands before. */
export type Label = { readonly file: string; readonly anchor: string; readonly title?: Phrase; readonly place?: Place };

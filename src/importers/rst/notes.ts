import type { Block } from '../../model/block.ts';
import type { Place } from '../../model/problem.ts';
import type { Draft } from './draft.ts';

/** A footnote: `label` is `3`, `#`, `#name` or `*`, as it was written. */
export type Note = { readonly label: string; readonly drafts: readonly Draft[]; readonly place: Place };

export type Notes = {
  readonly add: (note: Note) => void;
  /** Says which note a reference means, once all are known. Undefined when there is none. */
  readonly refer: (label: string) => () => { label: string; number: number } | undefined;
  readonly block: () => Block[];
};

const SYMBOLS = ['*', '†', '‡', '§', '¶', '#', '♠', '♥', '♦', '♣'];

/** Symbols go round: after the last comes the first, doubled. */
const symbolAt = (index: number): string => (SYMBOLS[index % SYMBOLS.length] as string).repeat(Math.floor(index / SYMBOLS.length) + 1);

/**
 * Footnotes of a page, numbered as docutils does: written numbers stay, `#` takes the lowest that is free, in order of the
 * notes; symbols count by themselves, and get the numbers behind the last.
 */
export const createNotes = (): Notes => {
  const notes: Note[] = [];
  const used = { auto: 0, symbol: 0 };
  type Numbered = Note & { readonly number: number; readonly shown: string };
  const number = (): readonly Numbered[] => {
    const taken = new Set(notes.flatMap(({ label }) => (/^\d+$/.test(label) ? [Number(label)] : [])));
    let next = 0;
    const free = (): number => {
      do next += 1;
      while (taken.has(next));
      return next;
    };
    const auto = notes.map((note) => (note.label.startsWith('#') ? free() : undefined));
    let last = Math.max(0, ...taken, next);
    let symbols = 0;
    return notes.map((note, index) => {
      const written = /^\d+$/.test(note.label) ? Number(note.label) : auto[index];
      if (written !== undefined)
        return { ...note, number: written, shown: note.label.slice(1) && note.label.startsWith('#') ? note.label.slice(1) : String(written) };
      last += 1;
      symbols += 1;
      return { ...note, number: last, shown: symbolAt(symbols - 1) };
    });
  };
  /** Once the page was read, no note is added any more. */
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  const all = once(number);
  const byLabel = once(() => Map.groupBy(all(), ({ label }) => label));
  const byNumber = once(() => new Map(all().flatMap((note) => (note.label.startsWith('#') ? [[String(note.number), note] as const] : []))));
  const meant = (label: string, nth: number): Numbered | undefined => byLabel().get(label)?.[nth] ?? (label === '#' ? undefined : byNumber().get(label));
  return {
    add: (note) => notes.push(note),
    refer: (label) => {
      const nth = label === '#' ? used.auto++ : label === '*' ? used.symbol++ : 0;
      return () => {
        const note = meant(label, nth);
        return note && { label: note.shown, number: note.number };
      };
    },
    block: () => {
      const first = notes[0];
      if (!first) return [];
      const shown = all().map(({ shown: label, number, drafts }) => ({ label, number, blocks: drafts.flatMap((draft) => [...draft()]) }));
      return [{ type: 'footnotes', notes: shown, place: first.place }];
    },
  };
};

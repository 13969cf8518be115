import { CASE_STATES, type CaseStatus, type CaseSummary } from '../../model/case-record.ts';
import type { Language } from '../../model/language.ts';
import { type Editor, EMPTY_EDITOR, edit, write } from '../state/editor.ts';
import type { Press } from '../state/read-keys.ts';

/** What is on the list, typed and chosen. */
export type CaseList = {
  readonly language: Language;
  readonly editor: Editor;
  readonly state: CaseStatus | 'all';
  readonly at: number;
};

export type CaseListEffect = { readonly type: 'open'; readonly id: string } | { readonly type: 'leave' };

export const EMPTY_LIST = (language: Language): CaseList => ({ language, editor: EMPTY_EDITOR, state: 'all', at: 0 });

const TABS = ['all', ...CASE_STATES] as const;

/** The cases that are shown: those that the words fit, in the chosen state. */
export const shownCases = (list: CaseList, match: (typed: string) => readonly CaseSummary[]): readonly CaseSummary[] =>
  match(list.editor.text).filter(({ state }) => list.state === 'all' || state === list.state);

const nextTab = (state: CaseList['state'], by: number): CaseList['state'] => TABS[(TABS.indexOf(state) + by + TABS.length) % TABS.length]!;

/** One key. `page` is how many cases are on the screen. */
export const pressList = (
  list: CaseList,
  press: Press,
  shown: readonly CaseSummary[],
  page: number,
): { readonly list: CaseList; readonly effect?: CaseListEffect } => {
  const last = Math.max(0, shown.length - 1);
  const to = (at: number) => ({ list: { ...list, at: Math.max(0, Math.min(at, last)) } });
  switch (press.name) {
    case 'ctrl+c':
      return { list, effect: { type: 'leave' } };
    case 'escape':
      return list.editor.text === '' && list.state === 'all' ? { list, effect: { type: 'leave' } } : { list: EMPTY_LIST(list.language) };
    case 'enter': {
      const one = shown[list.at];
      return one ? { list, effect: { type: 'open', id: one.id } } : { list };
    }
    case 'up':
      return to(list.at - 1);
    case 'down':
      return to(list.at + 1);
    case 'pageup':
      return to(list.at - page);
    case 'pagedown':
      return to(list.at + page);
    case 'tab':
    case 'shift+tab':
      return { list: { ...list, state: nextTab(list.state, press.name === 'tab' ? 1 : -1), at: 0 } };
    default: {
      // Where nothing is typed, q leaves as it does everywhere; a case whose words begin so is found by the rest of them.
      if (press.name === 'q' && list.editor.text === '') return { list, effect: { type: 'leave' } };
      const editor = edit(list.editor, press);
      return { list: editor ? { ...list, editor, at: editor.text === list.editor.text ? list.at : 0 } : list };
    }
  }
};

export const pasteIntoList = (list: CaseList, text: string): CaseList => ({ ...list, editor: write(list.editor, text.replace(/\s+/g, ' ')), at: 0 });

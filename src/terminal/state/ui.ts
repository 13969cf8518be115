import type { Told } from '../../knowledge/search/ask.ts';
import type { FindResult } from '../../knowledge/search/search.ts';
import type { Localized } from '../../model/language.ts';
import { type Editor, EMPTY_EDITOR } from './editor.ts';

/** What a screen remembers while it is open. */
export type Local = {
  /** Chosen line; `field` while typing. */
  readonly at: number | 'field';
  readonly editor: Editor;
  /** Outcomes ticked where several may be chosen. */
  readonly ticked: readonly string[];
  /** First line of the body that is shown. */
  readonly scroll: number;
  readonly details: boolean;
  readonly tab: number;
  /** What was wrong with the text; the text stays. */
  readonly invalid?: Localized | undefined;
  /** What the typed text came to, once it was sent off. */
  readonly found?: FindResult | undefined;
  /** What the person has said by narrowing that down. */
  readonly known?: Told | undefined;
};

export const LOCAL: Local = { at: 0, editor: EMPTY_EDITOR, ticked: [], scroll: 0, details: false, tab: 0 };

/** What can lie above the conversation. Contents are looked up when drawn, so that a change of language reaches them. */
export type OverlayContent =
  | { readonly kind: 'keys' | 'why' | 'history' | 'note' | 'export' | 'report' | 'search' | 'articles' | 'terms' }
  | { readonly kind: 'article'; readonly id: string }
  | { readonly kind: 'evidence' | 'change'; readonly step: string }
  | { readonly kind: 'topics'; readonly product?: string; readonly area?: string };

export type Overlay = OverlayContent & { readonly local: Local };

export type Ui = {
  /** What `local` belongs to; another step starts afresh. */
  readonly step: string;
  readonly local: Local;
  /** The last one is on top. */
  readonly overlays: readonly Overlay[];
  /** One line about what a key has just done. */
  readonly notice?: Localized | undefined;
};

export const topOf = (ui: Ui): Local => ui.overlays.at(-1)?.local ?? ui.local;

/** Changes what the open screen remembers. */
export const withLocal = (ui: Ui, change: Partial<Local>): Ui => {
  const top = ui.overlays.at(-1);
  if (!top) return { ...ui, local: { ...ui.local, ...change } };
  return { ...ui, overlays: [...ui.overlays.slice(0, -1), { ...top, local: { ...top.local, ...change } }] };
};

export const open = (ui: Ui, content: OverlayContent, local: Partial<Local> = {}): Ui => ({
  ...ui,
  notice: undefined,
  overlays: [...ui.overlays, { ...content, local: { ...LOCAL, ...local } }],
});

export const close = (ui: Ui): Ui => ({ ...ui, notice: undefined, overlays: ui.overlays.slice(0, -1) });

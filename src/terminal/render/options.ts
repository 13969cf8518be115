import type { Facts } from '../../model/fact.ts';
import type { Language } from '../../model/language.ts';

/** How blocks are drawn; the same for a screen, a pager and plain lines. */
export type RenderOptions = {
  /** Cells a line may take. */
  readonly width: number;
  readonly language: Language;
  /** Without colours, code is told by backticks and emphasis by asterisks. */
  readonly ticks: boolean;
  /** For screen readers: words instead of signs, code lines whole instead of folded. */
  readonly plain: boolean;
  /** Whether closed details show what is in them. */
  readonly details: boolean;
  /** How many tabs further than the fitting one. */
  readonly tab: number;
  /** What is known, to pick the fitting tab. */
  readonly facts: Facts;
};

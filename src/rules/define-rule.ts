import type { Library } from '../knowledge/library.ts';
import type { Pack } from '../model/pack.ts';
import type { ProbeCatalogue } from '../model/probe.ts';
import type { Place, Problem } from '../model/problem.ts';

/** What rules may look at besides the pack. */
export type RuleContext = {
  readonly catalogue: ProbeCatalogue;
  readonly library: Library;
  /** Whether a file belongs to the packs that are checked; every file does when left out. */
  readonly isOwn?: (file: string) => boolean;
};

/** Says that something is wrong at a place; `mend` replaces the rule's own. */
export type Report = (place: Place, message: string, mend?: string) => void;

export type RuleDefinition = {
  /** Kebab-case; also the name of its page in docs/rules/. */
  readonly name: string;
  readonly severity: Problem['severity'];
  /** What it demands, in one line. */
  readonly title: string;
  /** Who is hurt when it does not hold. */
  readonly why: string;
  /** How to mend it in general. */
  readonly mend: string;
  readonly look: (pack: Pack, context: RuleContext, report: Report) => void;
};

export type Rule = Omit<RuleDefinition, 'look'> & { readonly check: (pack: Pack, context: RuleContext) => Problem[] };

/** Makes a rule's findings of what it reports. */
export const defineRule = ({ look, ...rule }: RuleDefinition): Rule => ({
  ...rule,
  check: (pack, context) => {
    const found: Problem[] = [];
    look(pack, context, (place, message, mend) => {
      found.push({ rule: rule.name, severity: rule.severity, message, mend: mend ?? rule.mend, place });
    });
    return found;
  },
});

import type { Library } from '../knowledge/library.ts';
import type { Pack } from '../model/pack.ts';
import type { ProbeCatalogue } from '../model/probe.ts';
import type { Fix, Place, Problem } from '../model/problem.ts';

/** What a pack's `mailmedic.yaml` says about one rule. */
export type RuleSetting = { readonly severity?: Problem['severity'] | 'off'; readonly options: RuleOptions };
export type RuleOptions = Readonly<Record<string, number | readonly string[]>>;
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** What rules may look at besides the pack. */
export type RuleContext = {
  readonly catalogue: ProbeCatalogue;
  readonly library: Library;
  /** Whether a file belongs to the packs that are checked; every file does when left out. */
  readonly isOwn?: (file: string) => boolean;
  /** By the name of the rule; its own severity and options when left out. */
  readonly settings?: RuleSettings;
};

/** Says that something is wrong at a place; `mend` replaces the rule's own. */
export type Report = (place: Place, message: string, mend?: string, fix?: Fix) => void;

export type RuleDefinition<O extends RuleOptions = Record<never, never>> = {
  /** Kebab-case; also the name of its page in docs/rules/. */
  readonly name: string;
  readonly severity: Problem['severity'];
  /** What it demands, in one line. */
  readonly title: string;
  /** Who is hurt when it does not hold. */
  readonly why: string;
  /** How to mend it in general. */
  readonly mend: string;
  /** What a pack may set, with the value that holds otherwise: numbers, or lists of words that are added. */
  readonly options?: O;
  readonly look: (pack: Pack, context: RuleContext, report: Report, options: O) => void;
};

export type Rule = Omit<RuleDefinition<RuleOptions>, 'look'> & { readonly check: (pack: Pack, context: RuleContext) => Problem[] };

/** Lists grow by what a pack names, numbers are replaced. */
const optionsWith = (usual: RuleOptions, set: RuleOptions = {}): RuleOptions =>
  Object.fromEntries(
    Object.entries(usual).map(([name, value]) => {
      const other = set[name];
      if (other === undefined) return [name, value];
      return [name, Array.isArray(value) && Array.isArray(other) ? [...value, ...other] : other];
    }),
  );

/** Makes a rule's findings of what it reports. */
export const defineRule = <const O extends RuleOptions = Record<never, never>>({ look, ...rule }: RuleDefinition<O>): Rule => ({
  ...rule,
  check: (pack, context) => {
    const setting = context.settings?.[rule.name];
    if (setting?.severity === 'off') return [];
    const severity = setting?.severity ?? rule.severity;
    const found: Problem[] = [];
    const report: Report = (place, message, mend, fix) => {
      found.push({ rule: rule.name, severity, message, mend: mend ?? rule.mend, place, ...(fix ? { fix } : {}) });
    };
    look(pack, context, report, optionsWith(rule.options ?? {}, setting?.options) as O);
    return found;
  },
});

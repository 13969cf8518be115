import type { Check } from './examine.ts';

/** One line that says which finding not to count: `probe[:outcome] [key=value…]`. */
export type Ignore = {
  /** As it was written, and where: `doctor-ignore:3` or `--ignore`. */
  readonly text: string;
  readonly place: string;
  readonly probe: string;
  readonly outcome?: string;
  /** `subject`, `family`, or a value of the evidence or a parameter. */
  readonly values: readonly (readonly [string, string])[];
};

const FORM = /^([a-z]+\.[a-z][a-z\d-]*)(?::([a-z\d_-]+))?((?:\s+[\w-]+=\S+)*)$/i;

/** Reads one line; undefined where it has another form. */
export const readIgnore = (text: string, place: string): Ignore | undefined => {
  const [, probe, outcome, rest = ''] = FORM.exec(text.trim()) ?? [];
  if (probe === undefined) return undefined;
  const values = rest
    .trim()
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const);
  return { text: text.trim(), place, probe, ...(outcome ? { outcome } : {}), values };
};

/** Lines of a file; `#` begins a comment. */
export const readIgnoreFile = (text: string, name: string): { readonly ignores: readonly Ignore[]; readonly unread: readonly string[] } => {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: line.replace(/(^|\s)#.*$/, '').trim(), place: `${name}:${at + 1}` }));
  const read = lines.filter(({ line }) => line !== '').map(({ line, place }) => readIgnore(line, place) ?? `${place} "${line}"`);
  return { ignores: read.filter((one) => typeof one !== 'string'), unread: read.filter((one) => typeof one === 'string') };
};

const valueOfCheck = ({ params, result: { evidence } }: Check, key: string): readonly string[] => {
  if (key === 'subject') return evidence.subject === undefined ? [] : [evidence.subject];
  if (key === 'family') return evidence.family === undefined ? [] : [String(evidence.family)];
  return [evidence.data[key], params[key]].flat().map(String);
};

export const ignores = ({ probe, outcome, values }: Ignore, check: Check): boolean =>
  check.probe === probe &&
  (outcome === undefined || outcome === check.result.outcome) &&
  (check.result.verdict === 'fail' || check.result.verdict === 'warn') &&
  values.every(([key, value]) => valueOfCheck(check, key).includes(value));

/** Takes the findings out that somebody does not want counted, and says which lines match nothing that was found. */
export const leaveOut = (
  checks: readonly Check[],
  wanted: readonly Ignore[],
): { readonly kept: readonly Check[]; readonly ignored: readonly Check[]; readonly idle: readonly Ignore[] } => {
  const ignored = checks.filter((check) => wanted.some((one) => ignores(one, check)));
  return { kept: checks.filter((check) => !ignored.includes(check)), ignored, idle: wanted.filter((one) => !checks.some((check) => ignores(one, check))) };
};

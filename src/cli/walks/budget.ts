/** Budgets are written in tenths of a question. */
const STEP = 10;

/** The smallest budget that holds a flow as it is. */
export const budgetFor = (expected: number): number => Math.ceil(expected * STEP - 1e-9) / STEP;

/** Whether a flow asks more than its budget allows. */
export const isOver = (expected: number | undefined, budget: number | undefined): boolean =>
  expected !== undefined && budget !== undefined && expected > budget + 1e-9;

/** The file of a flow with its budget, new before `start:` or renewed; undefined where it has no `start:` line. */
export const withBudget = (text: string, budget: number): string | undefined => {
  const head = /^---[ \t]*\r?\n[\s\S]*?\r?\n---/.exec(text)?.[0];
  if (head === undefined) return undefined;
  const line = `budget: ${budget}`;
  const old = /^budget:[^\r\n]*/m;
  if (old.test(head)) return text.replace(head, () => head.replace(old, line));
  const start = /^start:/m.exec(head);
  if (!start) return undefined;
  const end = /\r?\n/.exec(head)![0];
  return head.slice(0, start.index) + line + end + head.slice(start.index) + text.slice(head.length);
};

export type Cost = { readonly expected?: number; readonly bound: number; readonly budget?: number };

export const costText = ({ expected, bound, budget }: Cost): string =>
  `questions ${expected === undefined ? '–' : expected.toFixed(1)} (bound ${bound.toFixed(1)}${budget === undefined ? '' : `, budget ${budget}`})`;

import type { Problem } from '../../model/problem.ts';
import { RULES } from '../../rules/index.ts';

const schema = RULES.find(({ name }) => name === 'schema')!;

/** The rule behind a finding, and its page. Readers of files give names of their own; they stand on the page of `schema`. */
export const ruleOf = ({ rule }: Problem): { readonly why: string; readonly page: string } => {
  const found = RULES.find(({ name }) => name === rule);
  return found ? { why: found.why, page: `docs/rules/${rule}.md` } : { why: schema.why, page: `docs/rules/schema.md#${rule}` };
};

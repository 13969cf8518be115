import type { FactName, FactValue } from '../../model/fact.ts';

/** One thing that somebody said or measured beforehand. */
export type ScriptedAnswer = { readonly outcome: string; readonly value?: FactValue };

/** A walk written down: what each node comes to, visit by visit. */
export type Script = {
  /** `shelf/id`. */
  readonly flow: string;
  readonly product?: string;
  readonly facts: Partial<Record<FactName, FactValue>>;
  readonly answers: Readonly<Record<string, readonly ScriptedAnswer[]>>;
  /** Where both could tell, the outcomes stand for a probe rather than for a person. */
  readonly probes: boolean;
};

/** Hands out the answers of a script, each once; the last of a node that is visited again is not repeated. */
export type Prompter = {
  readonly peek: (node: string) => ScriptedAnswer | undefined;
  readonly take: (node: string) => ScriptedAnswer | undefined;
  /** Nodes whose answers were never wanted. */
  readonly unused: () => string[];
};

export const createPrompter = (answers: Script['answers']): Prompter => {
  const taken = new Map<string, number>();
  const peek = (node: string): ScriptedAnswer | undefined => (Object.hasOwn(answers, node) ? answers[node]![taken.get(node) ?? 0] : undefined);
  return {
    peek,
    take: (node) => {
      const answer = peek(node);
      if (answer) taken.set(node, (taken.get(node) ?? 0) + 1);
      return answer;
    },
    unused: () => Object.keys(answers).filter((node) => peek(node) !== undefined),
  };
};

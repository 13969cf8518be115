import type { FactName, FactValue } from '../../model/fact.ts';

/** One thing that somebody said or measured beforehand. */
export type ScriptedAnswer = { readonly outcome: string; readonly value?: FactValue };

/** A walk written down: what each node comes to, visit by visit. */
export type Script = {
  /** `shelf/id`. */
  readonly flow: string;
  readonly product?: string;
  readonly facts: Partial<Record<FactName, FactValue>>;
  /** By node; `flow/node` or `shelf/flow/node` means that flow alone. */
  readonly answers: Readonly<Record<string, readonly ScriptedAnswer[]>>;
  /** A bare node means the flow of the script, and no flow that it enters. */
  readonly strict?: boolean;
  /** Where both could tell, the outcomes stand for a probe rather than for a person. */
  readonly probes: boolean;
};

/** A node where a script may be asked: `flow` is the key of the flow that is walked there. */
export type Spot = { readonly flow: string; readonly node: string };

/** Hands out the answers of a script, each once; the last of a node that is visited again is not repeated. */
export type Prompter = {
  readonly peek: (spot: Spot) => ScriptedAnswer | undefined;
  readonly take: (spot: Spot) => ScriptedAnswer | undefined;
  /** Nodes whose answers were never wanted. */
  readonly unused: () => string[];
};

export const createPrompter = ({ answers, flow: own, strict = false }: Pick<Script, 'answers' | 'flow' | 'strict'>): Prompter => {
  const taken = new Map<string, number>();
  const nameOf = ({ flow, node }: Spot): string | undefined => {
    const names = [`${flow}/${node}`, `${flow.slice(flow.indexOf('/') + 1)}/${node}`, ...(strict && flow !== own ? [] : [node])];
    return names.find((name) => Object.hasOwn(answers, name));
  };
  const left = (name: string): ScriptedAnswer | undefined => answers[name]![taken.get(name) ?? 0];
  const peek = (spot: Spot): ScriptedAnswer | undefined => {
    const name = nameOf(spot);
    return name === undefined ? undefined : left(name);
  };
  return {
    peek,
    take: (spot) => {
      const answer = peek(spot);
      const name = nameOf(spot);
      if (answer && name !== undefined) taken.set(name, (taken.get(name) ?? 0) + 1);
      return answer;
    },
    unused: () => Object.keys(answers).filter((name) => left(name) !== undefined),
  };
};

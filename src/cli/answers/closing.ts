import { plainText } from '../../model/block.ts';
import type { Performance, Stage } from '../walks/run-script.ts';
import { pathOf } from '../walks/stations.ts';

/** How a walk ended, as `start --answers --json` prints it. */
export type Closing = {
  readonly state: Performance['state'];
  readonly flow: string | null;
  readonly node: string | null;
  readonly article: string | null;
  /** Ids of the documented items that the article serves. */
  readonly answers: readonly string[];
  readonly evidence: readonly {
    readonly node: string;
    readonly outcome: string;
    readonly by: string;
    readonly title: string;
    readonly result: string;
    readonly subject?: string;
  }[];
  /** Ids of the nodes in the order in which they were established, then where it stands. */
  readonly path: readonly string[];
};

/** Sums up a walk that is over, or that nobody goes on with. */
export const closingOf = (performance: Performance, stage: Stage): Closing => {
  const { session, conclusion, state } = performance;
  const view = session.view();
  const { stations, established } = pathOf(session.events(), stage);
  const article = state === 'concluded' ? conclusion?.article : undefined;
  return {
    state,
    flow: view.flow ?? null,
    node: view.node ?? (state === 'concluded' ? conclusion?.node : undefined) ?? null,
    article: article ?? null,
    answers: article === undefined ? [] : (stage.library.base(article)?.answers ?? []),
    evidence: established.map(({ key, node, answer }) => {
      const line = view.done.findLast(({ step }) => step === key);
      const subject = answer.result?.evidence.subject;
      return {
        node,
        outcome: answer.outcome,
        by: answer.by,
        title: line ? plainText(line.title) : node,
        result: line ? plainText(line.result) : answer.outcome,
        ...(subject === undefined ? {} : { subject }),
      };
    }),
    path: stations.map((station) => station.node),
  };
};

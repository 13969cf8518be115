import { readFileSync } from 'node:fs';
import { readFlow } from '../../src/flow/read-flow.ts';
import type { FlowFile } from '../../src/flow/read-translation.ts';
import type { Flow } from '../../src/model/flow.ts';
import { formatProblem } from '../../src/model/problem.ts';

export const fixture = (file: string): FlowFile => ({ file, text: readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8') });

export const QUEUE_GROWS = fixture('flows/common/queue-grows.md');
export const QUEUE_GROWS_DE = fixture('flows/common/queue-grows.de.md');

/** A flow from its nodes, in YAML, with a plain section for each. */
export const flowOf = (start: string, nodes: string): Flow => {
  const ids = [...nodes.matchAll(/^ {2}([a-z0-9-]+):/gm)].map(([, id]) => id);
  const text = `---\ntitle: A test\narea: sending\nstart: ${start}\nnodes:\n${nodes}\n---\n${ids.map((id) => `## ${id}\nWhat about ${id}?\n\n- yes: Yes\n- no: No\n`).join('\n')}`;
  const { value, problems } = readFlow({ base: { file: 'flows/common/test.md', text }, others: [] });
  if (!value) throw new Error(problems.map(formatProblem).join('\n'));
  return value;
};

import type { Facts } from '../model/fact.ts';
import type { AskNode } from '../model/flow.ts';
import type { ProbeParams, ProbeSpec } from '../model/probe.ts';

const FACT = /\{\{\s*([a-z0-9_]+)\s*\}\}/g;

const fill = (text: string, facts: Facts): string | undefined => {
  let missing = false;
  const filled = text.replace(FACT, (_, name: string) => {
    const value = facts[name]?.value;
    if (value === undefined || value === '') missing = true;
    return String(value ?? '');
  });
  return missing ? undefined : filled;
};

/** Parameters of a node's probe with facts filled in; undefined while a required one waits for a fact. Optional ones are left out then. */
export const fillParams = (node: AskNode, facts: Facts, spec: ProbeSpec): ProbeParams | undefined => {
  const params: Record<string, string | number | readonly string[]> = {};
  for (const [name, value] of Object.entries(node.with)) {
    const filled = fillValue(value, facts);
    if (filled !== undefined) params[name] = filled;
    else if (spec.params[name]?.required) return undefined;
  }
  return params;
};

const fillValue = (value: string | number | readonly string[], facts: Facts): string | number | readonly string[] | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return fill(value, facts);
  const items = value.map((item) => fill(item, facts)).filter((item) => item !== undefined);
  return items.length === value.length ? items : undefined;
};

/** Identity of a probe run: the same probe with the same parameters answers the same question. */
export const probeKey = (probe: string, params: ProbeParams): string =>
  `${probe}(${JSON.stringify(
    Object.keys(params)
      .sort()
      .map((name) => [name, params[name]]),
  )})`;

import { stringify } from 'yaml';
import type { FlowWalk } from '../../model/flow.ts';

/** A value as YAML on one line, in braces. */
export const inlineYaml = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();

/** A test walk as it stands under `walks:`. */
export const walkLine = (when: FlowWalk['when'], end: string, { facts = {}, probes = false }: Partial<Pick<FlowWalk, 'facts' | 'probes'>> = {}): string => {
  const more = [...(Object.keys(facts).length > 0 ? [`facts: ${inlineYaml(facts)}`] : []), ...(probes ? ['probes: true'] : [])];
  return `  - { ${[`when: ${inlineYaml(when)}`, ...more, `then: ${end}`].join(', ')} }`;
};

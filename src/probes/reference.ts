import type { ProbeParam, ProbeSpec } from '../model/probe.ts';
import type { Probe } from './define-probe.ts';
import { DOCUMENTED_CHECKS, REASONS } from './documented-checks.ts';
import { PROBES } from './index.ts';

/** docs/probes.md, made from the table of probes. */
export const probeReference = (): string => [HEAD, ...PROBES.map(section), ...unprobed()].join('\n');

const HEAD = `# Probes

Generated from \`src/probes/index.ts\`; do not edit. Every probe only reads. Besides its own outcomes each may say
\`cannot-tell\` (with a reason: no permission, no tool, timed out, refused, odd answer, missing input, not here,
cancelled), which is never a finding, and \`skipped\`.
`;

const section = ({ spec, needs, script }: Probe): string =>
  [
    `## ${spec.name}`,
    '',
    `${spec.title.en} / ${spec.title.de}`,
    '',
    `Touches ${spec.kind}; looks from: ${spec.vantage}; needs ${needs.join(', ')}; usually ${spec.seconds} s.${spec.leaves ? ` ${spec.leaves.en}` : ''}${script ? ' A person can run it and paste the answer.' : ''}`,
    '',
    ...params(spec),
    '| outcome | verdict | says | sagt |',
    '|---|---|---|---|',
    ...Object.entries(spec.outcomes).map(([name, { verdict, says }]) => `| \`${name}\` | ${verdict} | ${cell(says.en)} | ${cell(says.de)} |`),
    '',
    ...(spec.facts.length > 0 ? [`Facts: ${spec.facts.map((fact) => `\`${fact}\``).join(', ')}`, ''] : []),
  ].join('\n');

const params = ({ params }: ProbeSpec): readonly string[] => {
  const all = Object.entries(params);
  return all.length === 0 ? [] : [...all.map(([name, param]) => `- \`${name}\` (${about(param)}): ${param.title.en} / ${param.title.de}`), ''];
};

const about = ({ type, required, default: otherwise }: ProbeParam): string =>
  [type, required ? 'required' : otherwise === undefined ? 'optional' : `default \`${Array.isArray(otherwise) ? otherwise.join(' ') : otherwise}\``].join(', ');

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Checks of the documentation that no probe makes, and why. */
const unprobed = (): readonly string[] => [
  '## Documented checks without a probe',
  '',
  'Every other check that the documentation of the four products calls for has one: `src/probes/documented-checks.ts`.',
  '',
  '| item | why |',
  '|---|---|',
  ...Object.entries(DOCUMENTED_CHECKS).flatMap(([item, checks]) =>
    checks.flatMap((one) => (typeof one === 'string' ? [] : [`| ${item} | ${REASONS[one.without]} |`])),
  ),
  '',
];

import { type Coverage, coverageOf } from '../flow/coverage.ts';
import { formatProblem, type Problem } from '../model/problem.ts';
import { defineCommand } from './define-command.ts';
import { FINE, FOUND } from './exit-codes.ts';
import { findById } from './find-by-id.ts';
import { openContent } from './open-content.ts';
import { words } from './words.ts';

type FlowReport = { readonly flow: string; readonly walks: number; readonly failures: readonly Problem[]; readonly coverage: Coverage };

const share = (visited: readonly unknown[], missed: readonly unknown[]): string => `${visited.length}/${visited.length + missed.length}`;

const lines = ({ flow, walks, failures, coverage: { nodes, edges } }: FlowReport, all: boolean): string[] => {
  const head = `${failures.length === 0 ? 'ok  ' : 'FAIL'}  ${flow}  walks ${walks}  nodes ${share(nodes.visited, nodes.missed)}  edges ${share(edges.visited, edges.missed)}`;
  const missed = all ? edges.missed.map((edge) => `        never walked: ${edge.from} -- ${edge.outcome} --> ${edge.to}`) : [];
  return [head, ...failures.map((failure) => `        ${formatProblem(failure)}`), ...missed];
};

export const testCommand = defineCommand({
  name: 'test',
  title: { en: 'test walks of the flows, and what they leave out', de: 'Testwege der Abläufe, und was sie auslassen' },
  words: { value: '[flow…]', most: Number.POSITIVE_INFINITY },
  options: {
    missed: { type: 'flag', title: { en: 'name every way that no walk takes', de: 'jeden Weg nennen, den kein Testweg nimmt' } },
  },
  run: async ({ words: given, options, language, io, out }) => {
    const say = words[language];
    const opened = await openContent({ language, options, io }, { fresh: true });
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { pack, library, locate, isOwn } = opened.content;
    const chosen = [];
    for (const id of given) {
      const found = findById(id, pack.flows, (flow) => flow.key, say, say.unknown.flow, options.product);
      if ('misuse' in found) return out.misuse(found.misuse);
      chosen.push(found.thing);
    }
    const [{ tryWalk }, { CATALOGUE }] = await Promise.all([import('./walks/try-walk.ts'), import('../probes/catalogue.ts')]);
    const stage = { pack, library: await library(), catalogue: CATALOGUE };
    const reports: FlowReport[] = [];
    for (const flow of given.length > 0 ? chosen : pack.flows.filter(({ file }) => isOwn(file))) {
      const trials = [];
      for (const walk of flow.walks) trials.push(await tryWalk(flow, walk, stage));
      const failures = trials.flatMap((trial) => trial.failures).map((failure) => ({ ...failure, place: locate(failure.place) }));
      reports.push({
        flow: flow.key,
        walks: flow.walks.length,
        failures,
        coverage: coverageOf(
          flow,
          trials.map((trial) => trial.edges),
        ),
      });
    }
    const broken = pack.problems.filter(({ severity, place }) => severity === 'error' && place.file.startsWith('flows/') && isOwn(place.file));
    const code = broken.length > 0 || reports.some(({ failures }) => failures.length > 0) ? FOUND : FINE;
    if (options.json) {
      out.json({ flows: reports, broken: broken.map((problem) => ({ ...problem, place: locate(problem.place) })) });
      return code;
    }
    for (const report of reports) for (const line of lines(report, options.missed)) out.line(line);
    if (broken.length > 0) out.line(say.packBroken(new Set(broken.map(({ place }) => place.file)).size));
    const failed = reports.filter(({ failures }) => failures.length > 0).length;
    const walks = reports.reduce((sum, report) => sum + report.walks, 0);
    out.line();
    out.line(say.testSum(walks, reports.length, failed));
    return code;
  },
});

import { formatProblem, type Problem } from '../model/problem.ts';
import { defineCommand } from './define-command.ts';
import { FINE, FOUND } from './exit-codes.ts';
import { flowById } from './flow-by-id.ts';
import { type Content, openContent } from './open-content.ts';
import type { FlowReport } from './walks/test-flow.ts';
import { words } from './words.ts';

const share = (visited: readonly unknown[], missed: readonly unknown[]): string => `${visited.length}/${visited.length + missed.length}`;

const lines = async ({ flow, walks, failures, coverage: { nodes, edges }, cost, proposals, left }: FlowReport, all: boolean): Promise<string[]> => {
  const [{ costText }, { walkLine }] = await Promise.all([import('./walks/budget.ts'), import('./walks/walk-line.ts')]);
  const head = `${failures.length === 0 ? 'ok  ' : 'FAIL'}  ${flow}  walks ${walks}  nodes ${share(nodes.visited, nodes.missed)}  edges ${share(edges.visited, edges.missed)}  ${costText(cost)}`;
  const missed = all ? (left ?? edges.missed).map((edge) => `        never walked: ${edge.from} -- ${edge.outcome} --> ${edge.to}`) : [];
  const proposed =
    proposals && proposals.length > 0
      ? ['        walks for the rest, to paste under walks:', ...proposals.map(({ walk }) => walkLine(walk.when, walk.then, walk))]
      : [];
  return [head, ...failures.map((failure) => `        ${formatProblem(failure)}`), ...missed, ...proposed];
};

/** Writes budgets into the files of flows; returns how many changed. */
const writeBudgets = async (reports: readonly FlowReport[], { pack, path }: Content): Promise<number> => {
  const [{ readFileSync, writeFileSync }, { withBudget }, { newBudget }] = await Promise.all([
    import('node:fs'),
    import('./walks/budget.ts'),
    import('./walks/test-flow.ts'),
  ]);
  let changed = 0;
  for (const report of reports) {
    const budget = newBudget(report);
    const file = pack.flows.find(({ key }) => key === report.flow)?.file;
    if (budget === undefined || file === undefined) continue;
    const text = withBudget(readFileSync(path(file), 'utf8'), budget);
    if (text === undefined) continue;
    writeFileSync(path(file), text);
    changed++;
  }
  return changed;
};

export const testCommand = defineCommand({
  name: 'test',
  title: { en: 'test walks of the flows, and what they leave out', de: 'Testwege der Abläufe, und was sie auslassen' },
  words: { value: '[flow…]', most: Number.POSITIVE_INFINITY },
  options: {
    missed: { type: 'flag', title: { en: 'name every way that no walk takes', de: 'jeden Weg nennen, den kein Testweg nimmt' } },
    propose: { type: 'flag', title: { en: 'walks for the ways that none takes, ready to paste', de: 'Testwege für die übrigen Wege, zum Einfügen' } },
    update: { type: 'flag', title: { en: 'write what each flow costs now as its budget', de: 'eintragen, was jeder Ablauf jetzt kostet, als sein Budget' } },
  },
  run: async ({ words: given, options, language, io, out }) => {
    const say = words[language];
    const opened = await openContent({ language, options, io }, { fresh: true });
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { pack, library, locate, isOwn } = opened.content;
    const chosen = [];
    for (const id of given) {
      const found = flowById(id, opened.content, say, options.product);
      if ('misuse' in found) return out.misuse(found.misuse);
      chosen.push(found.thing);
    }
    const [{ testFlow }, { CATALOGUE }] = await Promise.all([import('./walks/test-flow.ts'), import('../probes/catalogue.ts')]);
    const stage = { pack, library: await library(), catalogue: CATALOGUE };
    const located = (failures: readonly Problem[]): Problem[] => failures.map((failure) => ({ ...failure, place: locate(failure.place) }));
    const reports: FlowReport[] = [];
    for (const flow of given.length > 0 ? chosen : pack.flows.filter(({ file }) => isOwn(file))) {
      const report = await testFlow(flow, stage, { propose: options.propose });
      reports.push({ ...report, failures: located(options.update ? report.failures.filter(({ rule }) => rule !== 'budget') : report.failures) });
    }
    const broken = pack.problems.filter(({ severity, place }) => severity === 'error' && place.file.startsWith('flows/') && isOwn(place.file));
    const code = broken.length > 0 || reports.some(({ failures }) => failures.length > 0) ? FOUND : FINE;
    const updated = options.update ? await writeBudgets(reports, opened.content) : undefined;
    if (options.json) {
      out.json({ flows: reports, broken: located(broken), ...(updated === undefined ? {} : { updated }) });
      return code;
    }
    for (const report of reports) for (const line of await lines(report, options.missed || options.propose)) out.line(line);
    if (broken.length > 0) out.line(say.packBroken(new Set(broken.map(({ place }) => place.file)).size));
    const failed = reports.filter(({ failures }) => failures.length > 0).length;
    const walks = reports.reduce((sum, report) => sum + report.walks, 0);
    out.line();
    out.line(say.testSum(walks, reports.length, failed));
    if (updated !== undefined) out.line(say.budgets(updated));
    return code;
  },
});

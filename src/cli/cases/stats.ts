import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { plainText } from '../../model/block.ts';
import type { Flow } from '../../model/flow.ts';
import type { Language } from '../../model/language.ts';
import type { CaseFigures } from '../../store/case-figures.ts';
import { saySpan } from '../../terminal/cases/case-words.ts';
import { FINE } from '../exit-codes.ts';
import { openContent } from '../open-content.ts';
import { printable } from '../printable.ts';
import { type ObservedRank, observedOdds } from './observed-odds.ts';
import { oddsPatch, percent } from './odds-patch.ts';
import type { CaseAction, CaseCall } from './options.ts';
import { readQuery } from './read-query.ts';
import { statsWords } from './stats-words.ts';

/** Lines of each list; all of them with --json. */
const MOST = 10;

/** A node in the words of its flow, where both are still there. */
const nodeName = (flows: readonly Flow[], language: Language, key: string, node: string): string => {
  const words = flows.find((flow) => flow.key === key)?.words;
  const question = (words?.[language] ?? words?.en)?.nodes[node]?.question;
  return printable(question && question.length > 0 ? `${plainText(question)} (${key}, ${node})` : `${key}, ${node}`);
};

const section = (title: string, lines: readonly string[], call: CaseCall): void => {
  if (lines.length === 0) return;
  const { out, language } = call;
  out.line();
  out.line(title);
  for (const line of lines.slice(0, MOST)) out.line(`  ${line}`);
  if (lines.length > MOST) out.line(`  ${statsWords[language].more(lines.length - MOST)}`);
};

const oddsLines = (ranks: readonly ObservedRank[], language: Language): string[] => {
  const say = statsWords[language];
  return ranks.flatMap(({ flow, rank, cases, verdict, needed, causes, conditional }) => {
    const solved = causes.filter(({ node }) => node !== undefined).reduce((sum, one) => sum + one.cases, 0);
    const verdictLine = verdict === 'too-few' ? say.tooFew(solved, needed) : verdict === 'fits' ? say.fits : say.differs(cases);
    const doubted = verdict === 'differs' ? causes.filter(({ share, low, high }) => share < low || share > high) : [];
    return [
      `${flow}, ${rank}: ${verdictLine}`,
      ...doubted.map(
        ({ node, cases: own, share, estimate, low, high }) =>
          `  ${say.cause(node ?? say.somethingElse, own, percent(share), percent(estimate), percent(low), percent(high))}`,
      ),
      ...(verdict === 'differs' && conditional.length > 0 ? [`  ${say.conditional(conditional)}`] : []),
    ];
  });
};

const printFigures = (figures: CaseFigures, ranks: readonly ObservedRank[], flows: readonly Flow[], call: CaseCall): void => {
  const { out, language } = call;
  const say = statsWords[language];
  const name = (flow: string, node: string): string => nodeName(flows, language, flow, node);
  const states = Object.entries(figures.states).map(([state, n]) => `${n} ${say.states[state] ?? state}`);
  out.line([say.cases(figures.cases), ...states].join(', '));
  if (figures.cases === 0) return;
  out.line(say.medians(String(figures.medianQuestions), saySpan(figures.medianSeconds * 1000, language)));
  const products = Object.entries(figures.products).map(([product, n]) => `${product} ${n}`);
  if (products.length > 0) out.line(products.join(', '));
  section(
    say.conclusions,
    figures.conclusions.map(({ flow, node, cases, results }) => {
      return `${name(flow, node)}  ${say.conclusion(cases, results.helped, results['not-helped'], results.reached + results.done)}`;
    }),
    call,
  );
  section(
    say.left,
    figures.left.map(({ flow, node, cases }) => `${cases}  ${name(flow, node)}`),
    call,
  );
  section(
    say.loops,
    figures.loops.map(({ flow, node, cases, times }) => `${cases}  ${name(flow, node)}, ${say.times(times)}`),
    call,
  );
  section(
    say.none,
    figures.noneOfThese.map(({ said, cases }) => `${cases}  “${printable(said)}”`),
    call,
  );
  section(
    say.handedOver,
    figures.handedOver.map(({ flow, said, cases }) => `${cases}  ${flow}  ${said === '' ? say.notSaid : `“${printable(said)}”`}`),
    call,
  );
  section(say.odds, oddsLines(ranks, language), call);
};

const printPatch = async (ranks: readonly ObservedRank[], locate: (file: string) => string, call: CaseCall): Promise<void> => {
  const { out, io, language } = call;
  const doubted = Map.groupBy(
    ranks.filter(({ verdict }) => verdict === 'differs'),
    ({ file }) => file,
  );
  let any = false;
  for (const [file, own] of doubted) {
    const patch = oddsPatch(own, file, await readFile(resolve(io.cwd, locate(file)), 'utf8'));
    if (patch === undefined) continue;
    any = true;
    io.stdout.write(patch);
  }
  if (!any) out.note(statsWords[language].noPatch);
};

/** What the cases of this store say together. It reads nothing else and sends nothing anywhere. */
export const statsAction: CaseAction = {
  words: '[text…]',
  run: async (call) => {
    const { out, store, options, now } = call;
    const read = readQuery(call);
    if ('misuse' in read) return out.misuse(read.misuse);
    const figures = await store.figures({ ...read.query, now: now.toISOString() });
    // Places of the odds stand in the sources only.
    const opened = await openContent(call, { fresh: options.odds });
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { pack, locate } = opened.content;
    const ranks = observedOdds(pack.flows, figures);
    if (options.odds && !options.json) await printPatch(ranks, (file) => locate({ file, line: 1, column: 1 }).file, call);
    else if (options.json) out.json(options.odds ? { odds: ranks } : { ...figures, odds: ranks });
    else printFigures(figures, ranks, pack.flows, call);
    return FINE;
  },
};

import type { Block, Inline } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import type { DoneLine, SeenLine, View } from '../../model/view.ts';
import { renderBlocks } from '../render/blocks.ts';
import { inlineLine } from '../render/inlines.ts';
import { lineText } from '../render/line.ts';
import { sayClock, sayPercent } from '../screens/figures.ts';
import type { Stage } from '../screens/screen.ts';
import { scriptOf, scriptText } from '../screens/script-lines.ts';
import { insteadLine } from '../screens/why-line.ts';

/** Lines are left whole: a screen reader, a pipe and a terminal fold them as they like. */
const WHOLE = 100_000;

export const sayInline = (inlines: readonly Inline[]): string => lineText(inlineLine(inlines, true)).replace(/\s+/g, ' ').trim();

export const sayBlocks = (blocks: readonly Block[], stage: Stage): string[] =>
  renderBlocks(blocks, { width: WHOLE, language: stage.language, ticks: true, plain: true, details: true, tab: 0, facts: stage.session.facts() }).map(lineText);

const join = (title: string, result: string): string => `${title}${/[?.!:…]$/.test(title) ? '' : ':'} ${result}`;

/** A finished step as a sentence, with its verdict in words. */
export const sayDone = (done: DoneLine, stage: Stage): string => {
  const { verdicts } = stage.words.plain;
  const told = join(sayInline(done.title), sayInline(done.result));
  return done.verdict === undefined || done.kind === 'answer' ? told : `${told} (${verdicts[done.verdict]})`;
};

const saySeen = (seen: SeenLine, stage: Stage): string => {
  const from = seen.kind && seen.by === 'probe' ? stage.words.kinds[seen.kind].title : stage.words.by[seen.by];
  return `${join(sayInline(seen.title), sayInline(seen.result))} (${from} ${sayClock(seen.at, stage.language)})`.replace(' )', ')');
};

const sayConclusion = (current: View['current'] & { kind: 'conclude' }, stage: Stage): string[] => {
  const { words } = stage;
  const list = (label: string, lines: readonly string[]): string[] => [
    `${label}: ${lines.length === 0 ? words.nothing : ''}`.trim(),
    ...lines.map((one) => `  ${one}`),
  ];
  const less = current.lessLikely.map(({ title, probability }) => `${sayInline(title)} (${sayPercent(probability)})`);
  return [
    words.plain.conclusion(words.certainty[current.certainty]),
    sayInline(current.title),
    ...(current.stillWrong ? ['', words.stillWrong, saySeen(current.stillWrong, stage)] : []),
    '',
    ...(current.seen.length > 0
      ? list(
          words.seen,
          current.seen.map((one) => saySeen(one, stage)),
        )
      : []),
    ...list(
      words.against,
      current.against.map((one) => saySeen(one, stage)),
    ),
    ...(less.length > 0 ? list(words.lessLikely, less) : []),
    '',
    ...(current.article.fallback && current.article.blocks.length > 0 ? [words.fallback] : []),
    `${words.fix}:`,
    ...(current.fix.length > 0 ? sayBlocks(current.fix, stage) : [current.article.blocks.length > 0 ? words.noFix : words.noArticles]),
    ...(current.wait === undefined ? [] : ['', words.wait(current.wait)]),
    ...current.article.sources.map(
      ({ doc, title, section, read }) =>
        `${words.from} ${doc}, ${words.quoted(sanitise([title, section].filter((part) => part !== undefined).join(', ')))}, ${words.read(read)}`,
    ),
  ];
};

const question = (words: readonly Inline[], help: readonly Block[], stage: Stage): string[] => [sayInline(words), ...sayBlocks(help, stage)];

/** What is asked now, as lines, without its choices. */
export const sayCurrent = (stage: Stage): string[] => {
  const { words, view } = stage;
  const { current } = view;
  switch (current.kind) {
    case 'entry':
      return [words.entryQuestion];
    case 'consent':
      return [
        words.consentIntro,
        ...current.wanted.map((kind) => `${words.kinds[kind].title}: ${words.kinds[kind].what} (${words.kinds[kind].how})`),
        words.consentNext(current.next),
      ];
    case 'ask': {
      const script = scriptOf(current, stage);
      const why = sayBlocks(view.explanation?.why ?? [], stage).join(' ');
      return [
        ...(current.verifying ? [words.verifying] : []),
        ...(current.instead === undefined ? [] : [insteadLine(sanitise(current.instead), stage)]),
        ...question(current.question, current.help, stage),
        ...(why === '' ? [] : [`${words.why}: ${why}`]),
        ...(script ? scriptText(script, stage) : []),
      ];
    }
    case 'probe': {
      const { command, connection } = stage.describe(current.probe, current.params);
      const title = `${current.verifying ? `${words.checkingAgain}: ` : ''}${current.title}`;
      if (!current.mustAsk) return [words.plain.checking(title)];
      const shown =
        command === undefined
          ? connection === undefined
            ? words.looksAt(words.kinds[current.access].title)
            : `${words.connects} ${connection}`
          : `${words.runs} ${command}`;
      return [`${words.mayILook} ${title}`, sanitise(shown)];
    }
    case 'show':
      return question(current.question, current.help, stage);
    case 'conclude':
      return sayConclusion(current, stage);
    case 'solved':
      return [`${words.solved}: ${sayInline(current.title)}`, ...(current.proof ? [`${words.proof}: ${saySeen(current.proof, stage)}`] : [])];
    case 'hand-over':
      return [...question(current.question, current.help, stage), '', `${words.handOverTitle}:`, '', ...sanitise(current.summary).trimEnd().split('\n')];
  }
};

import { CANNOT_TELL, PROBE_KINDS, SKIPPED } from '../../model/probe.ts';
import type { ProbeView } from '../../model/view.ts';
import { codeLines } from '../render/code.ts';
import { EMPTY, indent, type Line, span } from '../render/line.ts';
import { wrap } from '../render/wrap.ts';
import type { Screen, Stage } from './screen.ts';
import { optionsOf, say, textLines, WIDEST } from './text.ts';

/** Braille dots turn where a person waits; eight frames a second are enough. */
const TURNING = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const MILLISECONDS_A_FRAME = 120;

const number = (seconds: number, stage: Stage): string => new Intl.NumberFormat(stage.language, { maximumFractionDigits: 1 }).format(seconds);

const titleOf = (current: ProbeView, stage: Stage): string => (current.verifying ? `${stage.words.checkingAgain}: ${current.title}` : current.title);

const whatRuns = (current: ProbeView, stage: Stage, width: number): Line[] => {
  const { command, connection } = stage.describe(current.probe, current.params);
  const options = optionsOf(stage, width, { details: false, tab: 0 });
  if (command !== undefined) return [...textLines(stage.words.runs, width, 'dim'), ...codeLines(command, { ...options, width })];
  if (connection !== undefined) return [...textLines(stage.words.connects, width, 'dim'), ...codeLines(connection, { ...options, width })];
  return textLines(stage.words.looksAt(stage.words.kinds[current.access].title), width, 'dim');
};

const mayI = (current: ProbeView, stage: Stage): Screen => {
  const { words } = stage;
  const node = stage.view.node ?? '';
  const skipped = {
    outcome: SKIPPED,
    verdict: CANNOT_TELL,
    evidence: { data: {}, raw: '', vantage: stage.view.host, at: new Date(stage.now).toISOString(), milliseconds: 0 },
  } as const;
  return {
    name: 'may-probe',
    body: (width) => [...textLines(`${words.mayILook} ${titleOf(current, stage)}`, width, 'strong'), EMPTY, ...whatRuns(current, stage, width)],
    items: [
      { label: say(words.runYes), letter: words.runKeys.yes, act: { type: 'run' } },
      {
        label: say(words.runNo),
        letter: words.runKeys.no,
        act: { type: 'send', inputs: [{ type: 'is', node, outcome: SKIPPED, by: 'probe', result: skipped }] },
      },
      {
        label: say(words.runAll),
        letter: words.runKeys.all,
        act: { type: 'send', inputs: [{ type: 'consent', consent: { allow: PROBE_KINDS, each: false } }] },
      },
    ],
    commands: ['back', 'forward', 'note', 'history', 'help', 'language', 'leave'],
  };
};

const runningLines = (current: ProbeView, stage: Stage, width: number): Line[] => {
  const elapsed = Math.max(0, stage.now - (stage.session.running()?.startedAt ?? stage.now));
  const frame = TURNING[Math.floor(elapsed / MILLISECONDS_A_FRAME) % TURNING.length]!;
  const seconds = stage.words.running(number(Math.floor(elapsed / 1000), stage), number(current.seconds, stage));
  const title = wrap([span(titleOf(current, stage)), span(`  ${seconds}`, 'dim')], Math.min(width, WIDEST) - 2);
  return indent(title, '  ', span(`${frame} `, 'accent'));
};

/** A probe that may run is asked for, one at work turns and can be stopped. */
export const probeScreen = (current: ProbeView, stage: Stage): Screen =>
  current.mustAsk && !stage.session.running()
    ? mayI(current, stage)
    : {
        name: 'running',
        body: (width) => [...runningLines(current, stage, width), ...indent(whatRuns(current, stage, width - 2), '  ')],
        items: [],
        commands: ['stop', 'back', 'note', 'help', 'language', 'leave'],
      };

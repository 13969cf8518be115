import type { Consent, Input } from '../../model/event.ts';
import { PROBE_KINDS } from '../../model/probe.ts';
import type { ConsentView } from '../../model/view.ts';
import { EMPTY, indent, type Line, span } from '../render/line.ts';
import { textWidth } from '../render/text-width.ts';
import { wrap } from '../render/wrap.ts';
import type { Item, Screen, Stage } from './screen.ts';
import { say, textLines, WIDEST } from './text.ts';

const send = (consent: Consent): Item['act'] => {
  const input: Input = { type: 'consent', consent };
  return { type: 'send', inputs: [input] };
};

/** Kinds of access: what is looked for, and how; side by side where there is room. */
const kindLines = (current: ConsentView, stage: Stage, width: number): Line[] => {
  const kinds = current.wanted.map((kind) => stage.words.kinds[kind]);
  const left = Math.max(...kinds.map(({ title }) => textWidth(title))) + 2;
  return kinds.flatMap(({ title, what, how }) => {
    if (width < 60) return [[span(title, 'strong')], ...indent(wrap([span(what)], width - 2), '  '), ...indent(wrap([span(how, 'dim')], width - 2), '  ')];
    const inner = Math.min(width, WIDEST) - left - 2;
    return indent([...wrap([span(what)], inner), ...wrap([span(how, 'dim')], inner)], ' '.repeat(left + 2), span(`  ${title.padEnd(left)}`, 'strong'));
  });
};

/** Once, before the first probe: what may be looked at. */
export const consentScreen = (current: ConsentView, stage: Stage): Screen => {
  const { words } = stage;
  const { consentKeys: keys } = words;
  const network = current.wanted.includes('network') && current.wanted.length > 1;
  return {
    name: 'consent',
    body: (width) => [
      ...textLines(words.consentIntro, width, 'strong'),
      EMPTY,
      ...kindLines(current, stage, width),
      EMPTY,
      ...textLines(words.consentNext(current.next), width, 'dim'),
    ],
    items: [
      { label: say(words.consentAll), letter: keys.all, act: send({ allow: PROBE_KINDS, each: false }) },
      ...(network
        ? [{ label: say(words.consentLocal), letter: keys.local, act: send({ allow: PROBE_KINDS.filter((kind) => kind !== 'network'), each: false }) }]
        : []),
      { label: say(words.consentEach), letter: keys.each, act: send({ allow: PROBE_KINDS, each: true }) },
      { label: say(words.consentNone), letter: keys.none, act: send({ allow: [], each: false }) },
    ],
    commands: ['back', 'forward', 'note', 'history', 'export', 'search', 'help', 'language', 'leave'],
  };
};

import type { SessionOptions } from '../../src/engine/session.ts';
import { buildIndex } from '../../src/knowledge/search/build-index.ts';
import { createSearch } from '../../src/knowledge/search/search.ts';
import type { CaseEvent } from '../../src/model/event.ts';
import type { Flow } from '../../src/model/flow.ts';
import type { TerminalStreams } from '../../src/terminal/streams.ts';
import type { TerminalOptions } from '../../src/terminal/terminal-options.ts';
import { ask, conclude, flowOf, handOver, packOf, probeSpec, resultOf, sessionOf, show } from '../engine/small-pack.ts';

const SPEC = probeSpec('lamp.look', { bright: 'ok', dark: 'fail' }, { seconds: 3 });

const lampFlow = (): Flow => {
  const flow = flowOf(
    'lamp',
    [
      ask('plugged', { go: { yes: 'where', no: 'plug-in', unsure: 'look' } }),
      ask('where', { ask: 'domain', fact: 'domain', go: { given: 'parts', unsure: 'parts' } }),
      ask('parts', { ask: 'several', go: { bulb: 'log', cable: 'log', unsure: 'log' } }),
      ask('log', { ask: 'paste', go: { given: 'look', unsure: 'look' } }),
      ask('look', { probe: 'lamp.look', go: { bright: 'plug-in', dark: 'plug-in', 'cannot-tell': 'turn', unsure: 'turn' } }),
      show('turn', { done: 'hand-over' }),
      conclude('plug-in', { otherwise: 'hand-over' }),
      handOver(),
    ],
    { plugged: ['yes', 'no', 'unsure'], parts: ['bulb', 'cable'], look: ['bright', 'dark', 'unsure'] },
  );
  const words = (yes: string, no: string, language: 'en' | 'de') => ({
    ...flow.words[language]!,
    title: language === 'en' ? 'The lamp stays dark' : 'Die Lampe bleibt dunkel',
    symptoms: [],
    nodes: {
      ...flow.words[language]!.nodes,
      plugged: {
        ...flow.words[language]!.nodes.plugged!,
        choices: [
          { outcome: 'yes', label: [{ type: 'text' as const, text: yes }], place: flow.nodes.plugged!.place },
          { outcome: 'no', label: [{ type: 'text' as const, text: no }], place: flow.nodes.plugged!.place },
        ],
      },
    },
  });
  return { ...flow, words: { en: words('Yes', 'No', 'en'), de: words('Ja', 'Nein', 'de') } };
};

export const LAMP_PACK = packOf(lampFlow());

/** A case about a lamp: every kind of question, one probe that waits to be told what it saw. */
export const lampCase = (more: Partial<SessionOptions> = {}) => {
  const kept: CaseEvent[] = [];
  let tell: (outcome: 'bright' | 'dark') => void = () => {};
  const stopped: boolean[] = [];
  const session = sessionOf(LAMP_PACK, {
    specs: [SPEC],
    mode: 'all',
    journal: { append: (event) => void kept.push(event) },
    runProbe: (_probe, _params, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => stopped.push(true));
        tell = (outcome) => resolve(resultOf(SPEC, outcome));
      }),
    ...more,
  });
  return { session, kept, stopped, tell: (outcome: 'bright' | 'dark') => tell(outcome) };
};

export const search = async () => createSearch(buildIndex(LAMP_PACK));

export const terminalOptions = (lamp: ReturnType<typeof lampCase>, streams: TerminalStreams, more: Partial<TerminalOptions> = {}): TerminalOptions => ({
  session: lamp.session,
  pack: LAMP_PACK,
  catalogue: new Map([[SPEC.name, SPEC]]),
  language: 'en',
  search,
  streams,
  env: {},
  ...more,
});

/** Begins the flow without the entry. */
export const begin = (lamp: ReturnType<typeof lampCase>): void => {
  lamp.session.send({ type: 'entered', flow: 'common/lamp', hash: 'abcd0123' });
};

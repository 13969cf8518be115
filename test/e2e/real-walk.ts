import { WORDS } from '../../src/engine/words.ts';
import { plainText } from '../../src/model/block.ts';
import { DONE } from '../../src/model/event.ts';
import { type Flow, type FlowWalk, UNSURE } from '../../src/model/flow.ts';
import type { Language } from '../../src/model/language.ts';
import { loadPack } from '../../src/store/packs.ts';
import { WORDS as SCREEN } from '../../src/terminal/words.ts';
import { openMailmedic } from './program.ts';
import type { Terminal } from './terminal.ts';

const MOST = 30;

const CHOICES = /^[› ] \d {2}/m;
const FOOT = { en: '↑↓ choose', de: '↑↓ wählen' } as const;

/** Text without the difference between a space and a new line, up to the first fact in it. */
const flat = (text: string): string =>
  (text.split('{{')[0] ?? '')
    .replace(/[`\s│]+/g, ' ')
    .trim()
    .toLowerCase();

/** Whether a person can answer so by choosing: what is typed or pasted is not in the walks. */
const isChosen = (flow: Flow, node: string, outcomes: readonly string[]): boolean => {
  const definition = flow.nodes[node];
  return definition?.kind !== 'ask' || definition.ask === 'choice' || outcomes.every((outcome) => outcome === UNSURE);
};

/** The first walk of a flow that a person could take alone by choosing, and that ends in a conclusion whose fix is proved. */
export const personalWalk = (flow: Flow): FlowWalk => {
  const walk = flow.walks.find(
    ({ when, then, probes, facts }) =>
      !probes &&
      flow.nodes[then]?.kind === 'conclude' &&
      [when[then]].flat().includes(DONE) &&
      Object.keys(facts).length === 0 &&
      Object.entries(when).every(([node, outcomes]) => isChosen(flow, node, [outcomes].flat())),
  );
  if (!walk) throw new Error(`${flow.key} has no walk that a person could take alone to a conclusion`);
  return walk;
};

export const loadRealFlow = async (key: string): Promise<Flow> => {
  const { flows } = await loadPack(['.']);
  const flow = flows.find((one) => one.key === key);
  if (!flow) throw new Error(`there is no flow ${key}`);
  return flow;
};

/** The node whose question stands on the screen, lowest on it where several do. */
const nodeOn = (screen: string, flow: Flow, language: Language): string | undefined => {
  const shown = flat(screen);
  const places = Object.values(flow.words[language]?.nodes ?? {}).map(({ id, question }) => ({
    id,
    at: shown.lastIndexOf(flat(plainText(question)).slice(0, 45)),
  }));
  return places.filter(({ at }) => at >= 0).sort((a, b) => b.at - a.at)[0]?.id;
};

const labelOf = (flow: Flow, node: string, outcome: string, language: Language): string => {
  const own = flow.words[language]?.nodes[node]?.choices.find((choice) => choice.outcome === outcome);
  if (own) return plainText(own.label);
  return WORDS[language].choices[outcome] ?? (outcome === UNSURE ? WORDS[language].unsure : outcome);
};

/** Presses the digit that stands before a label. */
const choose = (terminal: Terminal, label: string): void => {
  const wanted = flat(label).slice(0, 30);
  const digit = terminal
    .screen()
    .split('\n')
    .map((line) => /^[› ] (\d) {2}(.*)/.exec(line))
    .find((match) => match && flat(match[2] ?? '').startsWith(wanted.slice(0, Math.min(wanted.length, flat(match[2] ?? '').length))))?.[1];
  if (digit === undefined) throw new Error(`the screen has no choice "${label}":\n${terminal.screen()}`);
  terminal.type(digit);
};

export type Walked = { readonly history: string; readonly nodes: readonly string[]; readonly solved: boolean; readonly conclusion: string };

/** Walks in the terminal as the walk says; what it leaves open is answered with "I don't know". Ends when it is solved, or where the walk ends. */
export const walkReally = async (flow: Flow, walk: FlowWalk, language: Language, home: string): Promise<Walked> => {
  const terminal = openMailmedic({ home, args: ['--lang', language, '--probes', 'none', '--flow', flow.key], rows: 60 });
  const left = new Map(Object.entries(walk.when).map(([node, outcomes]) => [node, [outcomes].flat()]));
  const nodes: string[] = [];
  let conclusion = '';
  try {
    for (let step = 0; step < MOST; step += 1) {
      await terminal.shows(FOOT[language]);
      await terminal.quiet(120);
      // Where something could be typed, the choices are left for with a key.
      if (!CHOICES.test(terminal.screen())) terminal.press('escape');
      await terminal.shows(CHOICES);
      const screen = terminal.screen();
      if (screen.includes(SCREEN[language].closeCase)) return { history: terminal.history(), nodes, solved: true, conclusion };
      const concluded = screen.match(/^● .*$/gm)?.at(-1);
      const node = concluded ? walk.then : nodeOn(screen, flow, language);
      if (node === undefined) throw new Error(`no node of ${flow.key} is on the screen:\n${screen}`);
      if (concluded) conclusion = concluded;
      nodes.push(node);
      const outcome = left.get(node)?.shift() ?? (concluded ? undefined : UNSURE);
      if (outcome === undefined) return { history: terminal.history(), nodes, solved: false, conclusion };
      choose(terminal, labelOf(flow, node, outcome, language));
      await terminal.hides(screen);
    }
    throw new Error(`${flow.key} did not end within ${MOST} steps: ${nodes.join(', ')}`);
  } finally {
    terminal.dispose();
  }
};

import { describe, expect, test } from 'vitest';
import { readFlow } from '../../src/flow/read-flow.ts';
import { plainText } from '../../src/model/block.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { QUEUE_GROWS, QUEUE_GROWS_DE } from './fixture.ts';

const read = (base = QUEUE_GROWS, de = QUEUE_GROWS_DE) => readFlow({ base, others: [de] });

/** The fixture with one piece exchanged; the piece must be there. */
const edited = (from: string, to: string, file = QUEUE_GROWS) => {
  if (!file.text.includes(from)) throw new Error(`the fixture has no ${from}`);
  return { ...file, text: file.text.replace(from, to) };
};

const complaints = (from: string, to: string): string[] => {
  const { value, problems } = read(edited(from, to));
  expect(value).toBeUndefined();
  return problems.filter(({ place }) => place.file === QUEUE_GROWS.file).map((problem) => formatProblem(problem).replace('flows/common/queue-grows.md:', ''));
};

describe('a sound flow', () => {
  const flow = read().value!;

  test('is read without a complaint', () => {
    expect(read().problems).toEqual([]);
    expect(flow.key).toBe('common/queue-grows');
    expect(Object.keys(flow.nodes)).toEqual([
      'reach-25',
      'show-how',
      'where',
      'log',
      'listed',
      'why',
      'on-a-list',
      'disk-full',
      'firewall',
      'provider',
      'hand-over',
    ]);
  });

  test('has its question, help, why and choices from the section of the node', () => {
    const words = flow.words.en!.nodes['reach-25']!;
    expect(plainText(words.question)).toBe('Does your server reach another mail server on port 25?');
    expect(words.help.map((block) => block.type)).toEqual(['paragraph']);
    expect(words.why).toMatchObject([{ children: [{ text: 'many networks block it.' }] }]);
    expect(words.choices.map(({ outcome, label }) => [outcome, plainText(label)])).toEqual([
      ['open', 'Yes, it answers'],
      ['refused', 'No, it is refused'],
      ['silent', 'No, nothing comes back'],
    ]);
  });

  test('has the same choices in German, and its why without "Warum:"', () => {
    const words = flow.words.de!.nodes['reach-25']!;
    expect(words.choices.map(({ outcome }) => outcome)).toEqual(['open', 'refused', 'silent']);
    expect(words.why).toMatchObject([{ children: [{ text: 'viele Netze sperren ihn.' }] }]);
  });

  test('keeps a footnote with the node that refers to it', () => {
    const noted = edited('Where does it fail?', 'Where does it fail?[^a]');
    const { value } = read({ ...noted, text: `${noted.text}\n[^a]: At home or not.\n` });
    expect(value!.words.en!.nodes.where!.help).toMatchObject([{ type: 'footnotes', notes: [{ label: 'a' }] }]);
    expect(value!.words.en!.nodes['hand-over']!.help).toEqual([]);
  });

  test('gets a hand-over as soon as something leads to it', () => {
    expect(flow.nodes['hand-over']).toMatchObject({ kind: 'hand-over', place: { line: 22 } });
  });

  test('knows where the values of its front matter stand, and with a colon where the keys do', () => {
    expect(flow.places['nodes.reach-25.probe']).toEqual({ file: QUEUE_GROWS.file, line: 12, column: 12 });
    expect(flow.places['nodes.reach-25.probe:']).toEqual({ file: QUEUE_GROWS.file, line: 12, column: 5 });
  });
});

describe('a mistake is told at its place, with the mend, and the flow is not walked', () => {
  test.each<[string, string, string]>([
    ['start: reach-25', 'start: reach-52', '9:8 unknown node "reach-52" in start; did you mean "reach-25"?'],
    ['start: reach-25\n', '', '2:1 this flow has no start; add start: reach-25'],
    ['refused: firewall', 'refused: firewal', '16:16 unknown node "firewal" after "reach-25"; did you mean "firewall"?'],
    ['to: provider }', 'to: providr }', '18:42 unknown node "providr" after "reach-25"; did you mean "provider"?'],
    ['area: sending', 'area: sendin', '4:7 unknown area "sendin"; did you mean "sending"?'],
    ['area: sending', 'aera: sending', '4:1 unknown key "aera"; did you mean "area"?'],
    ['    probe: smtp', '    prob: smtp', '12:5 unknown key "prob", and so "reach-25" has no kind; did you mean "probe"?'],
    ['show: true, go', 'go', '22:3 "show-how" has no kind; give it one of ask, probe, rank, show, enter, conclude, hand-over'],
    ['{ conclude: disk-full, section', '{ conclude: disk-full, probe: dns.mx, section', '40:3 "disk-full" is ask and conclude at once; make a node of each'],
    ['ask: choice', 'ask: coice', '24:10 unknown ask "coice"; did you mean "choice"?'],
    ['odds: 3', 'odds: -3', '34:26 "nodes.why.rank.on-a-list.odds" must be at least 0'],
    ['odds: 3, ', '', '34:7 "on-a-list" has no odds; say how often it is the cause, relative to the others'],
    ['full: 0.8', 'full: 1.8', '35:67 a probability lies between 0 and 1, not 1.8'],
    ['full: 0.8', 'full: 0.8, slow: 0.3', '35:54 these probabilities add up to 1.1; the outcomes of one node share 1'],
    ['full: 0.8', 'ful: 0.8', '35:61 "ful" is no outcome of "log"; did you mean "full"?'],
    ['shown-by: { log:', 'shown-by: { lok:', '35:54 unknown node "lok" in shown-by; did you mean "log"?'],
    ["when: 'place == ", "when: 'plce == ", '18:20 unknown fact "plce"; did you mean "place"?'],
    ['== "home"\'', '== "hme"\'', '18:29 "place" is never "hme"; did you mean "home"?'],
    ['\n        - { to: where }', '', '18:9 no way on is left when none of the guards holds; end the list with { to: node }'],
    ['sets: { home: { place: home }', 'sets: { hom: { place: home }', '25:13 "hom" is no outcome of "where"; did you mean "home"?'],
    ['sets: { home: { place: home }', 'sets: { home: { plac: home }', '25:21 unknown fact "plac"; did you mean "place"?'],
    ['sets: { home: { place: home }', 'sets: { home: { place: hom }', '25:28 "place" cannot be "hom"; did you mean "home"?'],
    [', unsure: hand-over }\n  log', ' }\n  log', '26:5 "where" does not say where "unsure" leads; whoever is asked may not know; add unsure: node'],
    [
      "['No space left']",
      "['No space (left']",
      '29:21 the pattern does not compile: /No space (left/: Unterminated group; write a JavaScript regular expression; a literal ( or [ needs a backslash',
    ],
    ['ask: paste', 'ask: text', '29:5 "reads" is for ask: paste and ask: choice, and this is ask: text'],
    ['minutes: 2', 'minutes: two', '30:14 "nodes.log.minutes" must be a number, not a string'],
    ["ip: '{{public_ip}}'", "ip: '{{publc_ip}}'", '31:46 unknown fact "publc_ip"; did you mean "public_ip"?'],
    ['    ask: paste', '    ask: domain\n    fact: port', '29:11 "port" is a fact of type port, and this asks for domain'],
    ['verify: listed', 'verify: why', '39:50 "why" cannot prove a fix: it establishes nothing; name a node with ask or probe'],
    ['      disk-full: { odds', '      where: { odds', '35:7 a cause is a conclusion, and "where" is not; give it a conclude: article'],
    [
      '    otherwise: hand-over\n    odds',
      '    otherwise: why\n    odds',
      '37:16 "otherwise" leads back to "why" without a word to anybody; lead it to a question, a conclusion or hand-over',
    ],
    ['where: home }, then', 'wher: home }, then', '44:33 unknown node "wher" in a walk; did you mean "where"?'],
    ['where: home }, then', 'where: hom }, then', '44:40 "hom" is no outcome of "where"; did you mean "home"?'],
    ['then: provider }', 'then: providr }', '44:54 unknown node "providr" at the end of a walk; did you mean "provider"?'],
    ['disk-full: not-helped }', 'disk-full: unsolved }', '45:61 "unsolved" is no outcome of "disk-full"; use one of done, helped, not-helped'],
    ['## where', '## wher', '68:1 words for an unknown node "wher"; did you mean "where"?'],
    ['## where', '## show-how', '68:1 the words of "show-how" stand here twice; keep one of the two sections'],
    ['## log\nPaste the last lines of the log.\n', '', '27:3 "log" has no words; add a section "## log" with its question'],
    ['Where does it fail?\n', '', '68:1 "where" has no question; begin its section with a paragraph'],
    ['- server: On the server', '- serve: On the server', '72:1 "serve" leads nowhere from "where"; did you mean "server"?'],
    ['- server: On the server\n', '', '68:1 "server" of "where" has no words; add a line "- server: …" to its list'],
    ['- server: On the server', '- home: On the server', '72:1 "home" is offered twice; keep one of the two'],
  ])('%j as %j', (from, to, complaint) => {
    expect(complaints(from, to)).toContain(complaint);
  });

  test('every complaint about a flow with several mistakes is told at once', () => {
    const text = QUEUE_GROWS.text.replace('area: sending', 'area: x').replace('refused: firewall', 'refused: y').replace('odds: 3', 'odds: -1');
    expect(read({ ...QUEUE_GROWS, text }).problems).toHaveLength(3);
  });

  test('a file at an unknown shelf is told by its name', () => {
    const { problems } = read({ ...QUEUE_GROWS, file: 'flows/comon/queue-grows.md' });
    expect(problems.map(formatProblem)[0]).toBe('flows/comon/queue-grows.md:1:1 unknown shelf "comon"; did you mean "common"?');
  });

  test('front matter in JavaScript is refused', () => {
    const { value, problems } = read({ ...QUEUE_GROWS, text: QUEUE_GROWS.text.replace('---', '---js') });
    expect(value).toBeUndefined();
    expect(problems[0]!.rule).toBe('front-matter-language');
  });
});

describe('a mistake in another language leaves the flow to be walked', () => {
  test.each<[string, string, string]>([
    ['title: Die', 'start: where\ntitle: Die', '2:1 unknown key "start"; write it in queue-grows.md, where it holds for every language'],
    ['## where', '## wo', '1:1 "where" is not translated; add a section "## where"'],
    [
      '## where',
      '## wo',
      '22:1 words for an unknown node "wo"; use one of reach-25, show-how, where, log, listed, why, on-a-list, disk-full, firewall, provider, hand-over',
    ],
    ['- home: Zu', '- zuhause: Zu', '25:1 "zuhause" is no choice of "where"; use one of home, server'],
    ['- home: Zu Hause\n', '', '22:1 "home" of "where" is not translated; add a line "- home: …" to its list'],
  ])('%j as %j', (from, to, complaint) => {
    const { value, problems } = read(QUEUE_GROWS, edited(from, to, QUEUE_GROWS_DE));
    expect(value).toBeDefined();
    expect(problems.map((problem) => formatProblem(problem).replace('flows/common/queue-grows.de.md:', ''))).toContain(complaint);
  });

  test('a name in braces that is nearly a fact is a warning, and a Docker format is not', () => {
    const { value, problems } = read(edited('Try `nc', 'Try {{domian}}, {{end}}, {{ .Names }}, {{domain}}, {{ port }}, `nc'));
    expect(value).toBeDefined();
    expect(problems.map((problem) => [problem.severity, formatProblem(problem)])).toEqual([
      ['warning', 'flows/common/queue-grows.md:54:5 "{{domian}}" is no fact and stays as it is; did you mean "{{domain}}"?'],
      ['warning', 'flows/common/queue-grows.md:54:52 "{{ port }}" stays as it is; write "{{port}}"'],
    ]);
  });

  test('German that cannot be read is left out, and English stays', () => {
    const { value } = read(QUEUE_GROWS, { ...QUEUE_GROWS_DE, text: '---\ntitle: [\n---\n' });
    expect(Object.keys(value!.words)).toEqual(['en']);
  });
});

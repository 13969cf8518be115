import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/knowledge/library.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { RULES } from '../../src/rules/index.ts';
import { packFrom } from '../../src/store/packs.ts';
import { type Change, changed, GOOD } from './good-pack.ts';

const FLOW = 'flows/mailcow/sending.md';
const PORT = 'knowledge/common/port-blocked.md';
const LISTED = 'knowledge/common/ip-listed.md';

const found = (rule: string | undefined, changes: readonly Change[]): string[] => {
  const pack = packFrom(changed(changes));
  const settings = { 'unanswered-item': { options: { items: ['one-item', 'third-item'] } } };
  const context = { catalogue: CATALOGUE, library: createLibrary(pack.articles), ...(rule === 'unanswered-item' ? { settings } : {}) };
  return RULES.filter(({ name }) => rule === undefined || name === rule).flatMap((one) => one.check(pack, context).map(formatProblem));
};

/** What each rule must find, and where, after a change to a pack in which nothing is wrong. */
const FAILING: Record<string, { changes: Change[]; finds: RegExp[] }> = {
  schema: {
    changes: [{ file: FLOW, from: 'start: reach', to: 'start: raech' }],
    finds: [/^flows\/mailcow\/sending\.md:9:8 unknown node "raech" in start; did you mean "reach"\?$/],
  },
  'unknown-article': {
    changes: [{ file: FLOW, from: 'conclude: port-blocked', to: 'conclude: port-bloked' }],
    finds: [/^flows\/mailcow\/sending\.md:33:\d+ unknown article "port-bloked" in "blocked"; did you mean "port-blocked"\?$/],
  },
  'unknown-flow': {
    changes: [
      {
        file: FLOW,
        from: '  why:\n',
        to: '  more: { enter: sendign, go: { solved: why, unsolved: hand-over } }\n  again: { enter: sending, go: { blokced: why, unsolved: more } }\n  why:\n',
      },
      { file: FLOW, from: 'unsure: try', to: 'unsure: again' },
    ],
    finds: [
      /sending\.md:25:\d+ unknown flow "sendign" in "more"; did you mean "sending"\?$/,
      /sending\.md:26:\d+ "sending" never comes back with "blokced"; did you mean "blocked"\?$/,
    ],
  },
  'unknown-probe': {
    changes: [{ file: FLOW, from: 'probe: dns.reverse', to: 'probe: dns.revers' }],
    finds: [/^flows\/mailcow\/sending\.md:32:\d+ unknown probe "dns\.revers" in "reverse"; did you mean "dns\.reverse"\?$/],
  },
  'unknown-probe-param': {
    changes: [{ file: FLOW, from: "dnsbl.listed, with: { ip: '{{public_ip}}' }", to: "dnsbl.listed, with: { pi: '{{public_ip}}' }" }],
    finds: [/:31:\d+ the probe "dnsbl\.listed" has no parameter "pi"; did you mean "ip"\?$/, /:31:\d+ .*"list" needs the parameter "ip"; add it under with/],
  },
  'unknown-outcome': {
    changes: [
      { file: FLOW, from: '      silent: blocked', to: '      silant: blocked' },
      { file: FLOW, from: 'good: [ipv4-only]', to: 'good: [ipv4-olny]' },
      { file: FLOW, from: 'list: listed }', to: 'list: listet }' },
      { file: FLOW, from: 'reverse: missing }', to: 'reverse: mising }' },
      { file: FLOW, from: '- confirmed: Yes', to: '- confirmd: Yes' },
      { file: 'flows/mailcow/sending.de.md', from: '- confirmed: Ja', to: '- confirmd: Ja' },
      { file: FLOW, from: '- silent: No, nothing comes back\n', to: '' },
      { file: 'flows/mailcow/sending.de.md', from: '- silent: Nein, es kommt nichts zurück\n', to: '' },
    ],
    finds: [
      /:18:\d+ "silant" is no outcome of "reach" \(smtp\.outbound\); did you mean "silent"\?$/,
      /:14:\d+ "ipv4-olny"/,
      /"listet".*"listed"/,
      /"mising".*"missing"/,
      /sending\.md:\d+:\d+ "confirmd"/,
      /sending\.de\.md:\d+:\d+ "confirmd"/,
    ],
  },
  'unrouted-outcome': {
    changes: [{ file: FLOW, from: '      ipv6-only: why\n', to: '' }],
    finds: [/sending\.md:16:7 "reach" does not say where "ipv6-only" leads; add it under go:$/],
  },
  'unreachable-node': {
    changes: [{ file: FLOW, from: 'unsure: try', to: 'unsure: hand-over' }],
    finds: [/:24:3 no way leads to "try"/],
  },
  'dead-end': {
    changes: [{ file: FLOW, from: 'offline: hand-over', to: 'offline: list' }],
    finds: [/:31:3 "list" leads nowhere/],
  },
  'loop-without-exit': {
    changes: [
      { file: FLOW, from: 'done: reach, stuck: hand-over', to: 'done: again, stuck: again' },
      { file: FLOW, from: '  why:\n', to: '  again: { show: true, go: { done: try } }\n  why:\n' },
      { file: FLOW, from: '## list', to: '## again\nOnce more.\n- done: yes\n\n## list' },
    ],
    finds: [/:24:3 no way leads out of "try" → "again"/],
  },
  'missing-translation': {
    changes: [{ file: 'knowledge/common/port-blocked.de.md' }, { file: 'flows/mailcow/sending.de.md' }],
    finds: [
      /^flows\/mailcow\/sending\.md:1:1 the flow has no words in "de"; write flows\/mailcow\/sending\.de\.md$/,
      /port-blocked\.md:1:1 the article has no text in "de"/,
    ],
  },
  'literals-differ': {
    changes: [
      { file: 'knowledge/common/port-blocked.de.md', from: 'postqueue -p', to: 'postqueue -f' },
      { file: 'flows/mailcow/sending.de.md', from: 'google.com 25`', to: 'google.com 52`' },
    ],
    finds: [
      /port-blocked\.de\.md:.*"postqueue -p" is missing in "de"/,
      /"postqueue -f" stands in "de" only/,
      /sending\.de\.md:\d+:\d+ .* 25" is missing/,
      / 52" stands in "de" only/,
    ],
  },
  'missing-article-for-conclusion': {
    changes: [{ file: FLOW, from: 'products: [mailcow]', to: 'products: [mailcow, mailu]' }],
    finds: [/:35:\d+ "nameless" has no article "no-reverse-name" for mailu/],
  },
  'broken-link': {
    changes: [
      { file: PORT, from: 'ip-listed.md#fix', to: 'ip-listet.md#fix' },
      { file: 'knowledge/common/port-blocked.de.md', from: '#fix', to: '#fixx' },
      { file: LISTED, from: 'https://docs.mailcow.email/', to: 'javascript:alert(1)' },
    ],
    finds: [
      /port-blocked\.md:12:19 the link "ip-listet\.md#fix" leads to no article; did you mean "ip-listed"\?/,
      /port-blocked\.de\.md:\d+:\d+ .* leads to no heading; did you mean "#fix"\?/,
      /ip-listed\.md:\d+:\d+ .* cannot open/,
    ],
  },
  'conclusion-without-way-on': {
    changes: [{ file: FLOW, from: 'conclude: port-blocked, verify: reach, otherwise: hand-over', to: 'conclude: port-blocked' }],
    finds: [/:33:3 "blocked" has neither verify nor otherwise/],
  },
  'unused-article': {
    changes: [{ file: FLOW, from: 'conclude: ip-listed', to: 'conclude: port-blocked' }],
    finds: [/^knowledge\/common\/ip-listed\.md:1:1 no flow concludes "ip-listed"/],
  },
  'question-too-long': {
    changes: [{ file: FLOW, from: 'Can your server reach another mail server?', to: `Can ${'your server '.repeat(20)}reach?` }],
    finds: [/sending\.md:\d+:\d+ the question of "reach" has 2\d\d characters/],
  },
  'signature-hangs': {
    changes: [
      { file: FLOW, from: 'kaboom .*timed out', to: 'deferred (\\w+\\s?)*$' },
      { file: PORT, from: 'kaboom: no way out', to: 'a.*b.*c.*d.*e' },
    ],
    finds: [
      /port-blocked\.md:5:14 the pattern "a\.\*b\.\*c\.\*d\.\*e" can hang .*; at most three/,
      /sending\.md:6:14 the pattern .* can hang on a text made for it/,
    ],
  },
  'ambiguous-signature': {
    changes: [
      { file: FLOW, from: '  listed: { conclude: ip-listed }', to: '  listed: { conclude: port-blocked }' },
      { file: LISTED, from: 'grumble: named by \\S+', to: 'no \\w+ out' },
    ],
    finds: [/ip-listed\.md:5:14 "no \\w\+ out" also matches what "port-blocked" is about: "kaboom: no way out"/],
  },
  'walk-missing': {
    changes: [{ file: FLOW, from: '  - { when: { reach: silent }, probes: true, then: blocked }\n', to: '' }],
    finds: [/:33:3 no walk ends at "blocked"/],
  },
  'unknown-walk-node': {
    changes: [
      { file: FLOW, from: '  why:\n', to: '  again: { enter: sending, go: { solved: why, unsolved: hand-over } }\n  why:\n' },
      { file: FLOW, from: 'unsure: try', to: 'unsure: again' },
      { file: FLOW, from: '{ reach: silent }', to: '{ reach: silent, sending/reahc: silent, sendnig/reach: silent, sending/reach: slient }' },
    ],
    finds: [
      /:39:\d+ unknown node "reahc" in "sending"; did you mean "reach"\?$/,
      /:39:\d+ "sending" never enters "sendnig"; did you mean "sending"\?$/,
      /:39:\d+ "slient" is no outcome of "sending\/reach"; did you mean "silent"\?$/,
    ],
  },
  'unknown-fact': {
    changes: [{ file: PORT, from: 'Type `mailq`.', to: 'Type `mailq {{ domain }}` or `{{domian}} {{end}}`.' }],
    finds: [
      /:12:1 "\{\{ domain \}\}" stays as it is; write "\{\{domain\}\}"$/,
      /:12:1 "\{\{domian\}\}" is no fact and stays as it is; did you mean "\{\{domain\}\}"\?$/,
    ],
  },
  'stale-translation': {
    changes: [
      { file: PORT, from: '## Fix\n', to: '## Fix\n\n- one\n- two\n\n' },
      { file: 'knowledge/common/port-blocked.de.md', from: '## Fix\n', to: '## Fix\n\n- eins\n\n' },
      { file: 'flows/mailcow/sending.de.md', from: '## list\n', to: '## list\n> Warum: darum.\n\n' },
    ],
    finds: [/port-blocked\.de\.md:\d+:1 number 1 of the lists has another form than in English/, /sending\.de\.md:\d+:\d+ "list" says why in "de" only/],
  },
  'reading-level': {
    changes: [
      {
        file: PORT,
        from: 'What is happening.',
        to: `${'Comprehensive understanding of sophisticated authentication mechanisms necessitates considerable administrative experience. '.repeat(8)}Short.`,
      },
      { file: LISTED, from: 'What is happening.', to: `A server ${'and another server '.repeat(12)}fail.` },
    ],
    finds: [
      /port-blocked\.md:9:1 this text has a reading ease of -?\d+, and 60 is wanted; its hardest sentence: "Comprehensive/,
      /ip-listed\.md:9:1 this sentence has 39 words/,
    ],
  },
  'term-without-entry': {
    changes: [{ file: PORT, from: 'What is happening.', to: 'The MDA and the BIMI (a picture in mail) wait, OK.' }],
    finds: [/port-blocked\.md:9:1 "MDA" has no entry in the glossary \(1 file uses it\)/],
  },
  'unanswered-item': {
    changes: [{ file: PORT, from: 'kind: problem', to: 'kind: problem\nanswers: [one-item, other-item, one-item]' }],
    finds: [/^mailmedic\.yaml:1:1 no article answers "third-item"/, /port-blocked\.md:4:33 "one-item" stands here twice; keep one/],
  },
  'odds-without-source': {
    changes: [{ file: FLOW, from: '    odds-from: the makers of this test\n', to: '' }],
    finds: [/:26:5 "why" does not say where its odds come from/],
  },
  'evidence-separates-nothing': {
    changes: [{ file: FLOW, from: 'shown-by: { reverse: [missing, mismatch] }', to: 'shown-by: { list: listed }' }],
    finds: [/:25:3 "list" says the same about every cause of "why"/],
  },
};

describe('check', () => {
  test('finds nothing in a pack where nothing is wrong', () => {
    expect(found(undefined, [])).toEqual([]);
    expect(packFrom(GOOD).flows).toHaveLength(1);
  });

  test('has a failing document for every rule', () => {
    expect(Object.keys(FAILING).sort()).toEqual(RULES.map(({ name }) => name).sort());
  });

  for (const [rule, { changes, finds }] of Object.entries(FAILING)) {
    test(`${rule} says what is wrong, where, and the mend`, () => {
      const findings = found(rule, changes);
      for (const expected of finds) expect(findings.join('\n')).toMatch(new RegExp(expected.source, 'm'));
      expect(findings).toHaveLength(finds.length);
    });
  }

  test('has a page in docs/rules/ for every rule, and no page too many', () => {
    const pages = readdirSync('docs/rules').filter((file) => file !== 'README.md');
    expect(pages.sort()).toEqual(RULES.map(({ name }) => `${name}.md`).sort());
    for (const { name, title, why, mend } of RULES) {
      const page = readFileSync(`docs/rules/${name}.md`, 'utf8');
      for (const said of [`# ${name}`, title, why, mend]) expect(page).toContain(said);
      expect(readFileSync('docs/rules/README.md', 'utf8')).toContain(`[${name}](${name}.md)`);
    }
  });
});

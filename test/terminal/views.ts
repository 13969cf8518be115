import { createLibrary } from '../../src/knowledge/library.ts';
import { readMarkdown } from '../../src/knowledge/markdown.ts';
import type { Article } from '../../src/model/article.ts';
import type { Block, Inline } from '../../src/model/block.ts';
import type { Language } from '../../src/model/language.ts';
import type { Pack } from '../../src/model/pack.ts';
import { PROBE_KINDS } from '../../src/model/probe.ts';
import type { ArticleView, ConcludeView, Current, DoneLine, SeenLine, View } from '../../src/model/view.ts';
import type { Stage } from '../../src/terminal/screens/screen.ts';
import { WORDS } from '../../src/terminal/words.ts';

/** A document in the whole dialect, with everything that is hard to fit into a narrow place. */
export const DOCUMENT = `
Dovecot reads \`data/assets/ssl/dhparams.pem\` when it starts; without it **nothing** starts. 日本語のテキストも折り返される必要があります。 👩‍🔧🔧 Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.

## Fix

1. Go to the installation folder:

    \`\`\`bash
    cd /opt/mailcow-dockerized
    openssl dhparam -out data/assets/ssl/dhparams.pem 2048 && docker compose restart dovecot-mailcow postfix-mailcow nginx-mailcow
    \`\`\`

2. Wait, then read [the manual](https://docs.example.org/dovecot/a/very/long/path/that/does/not/fit/anywhere/ssl_dh.html) and <https://example.org>.

!!! warning "Not on a Friday"
    Mail waits for a minute.

??? note "What these numbers are"
    Hidden until asked for.

=== "docker compose"
    \`docker compose ps\`

=== "docker-compose"
    \`docker-compose ps\`

| Port | Service | Meaning |
|---:|---|---|
| 25 | smtp | other servers bring mail here |
| 587 | submission | your own people send mail here, after they have logged in |

> Quoted words.

A footnote[^1].

[^1]: At the bottom of the page.
`;

export const blocksOf = (markdown: string): readonly Block[] => readMarkdown(markdown, { file: 'test.md', line: 1 }).blocks;

const text = (words: string): readonly Inline[] => [{ type: 'text', text: words }];

const AT = '2026-11-21T12:04:11.000Z';
const evidence = {
  subject: 'mail.example.org',
  data: {},
  raw: '\u001b[31mred\u001b[0m line one\nline two',
  vantage: 'this machine',
  at: AT,
  milliseconds: 130,
  family: 4,
} as const;

export const DONE: readonly DoneLine[] = [
  { step: 'said-1', kind: 'said', title: text('What you said'), result: text('dovecot keeps restarting\nsecond line'), by: 'person', changeable: false },
  { step: '1', kind: 'entered', title: text('Topic'), result: text('Dovecot restarts all the time'), by: 'person', changeable: false },
  {
    step: '1:files#1',
    kind: 'probe',
    title: text('Are the certificate files there?'),
    result: text('dhparams.pem is missing'),
    verdict: 'fail',
    by: 'probe',
    evidence,
    changeable: true,
  },
  {
    step: '1:folder#1',
    kind: 'answer',
    title: text('Has somebody replaced the whole folder data/assets/ssl lately?'),
    result: text('yes'),
    by: 'person',
    changeable: true,
  },
  { step: 'note-1', kind: 'note', title: text('Note'), result: text('called back at noon'), by: 'person', changeable: false },
];

const seen = (result: string): SeenLine => ({
  title: text('Are the certificate files there?'),
  result: text(result),
  by: 'probe',
  at: AT,
  kind: 'files',
  evidence,
});

export const ARTICLE: ArticleView = {
  id: 'mailcow/dhparams',
  title: 'dhparams.pem is missing',
  language: 'en',
  fallback: true,
  blocks: blocksOf(DOCUMENT),
  sources: [{ doc: 'mailcow', title: 'Dovecot restarts', section: 'Cause', read: '2026-11-21' }],
  related: [{ id: 'mailcow/tls', title: 'Certificates' }],
};

const conclude: ConcludeView = {
  kind: 'conclude',
  title: text('dhparams.pem is missing, so Dovecot cannot start'),
  certainty: 'very-likely',
  probability: 0.95,
  seen: [seen('dhparams.pem is missing'), { ...seen('yes'), by: 'person' }],
  against: [seen('nothing in the log')],
  lessLikely: [
    { title: text('broken certificate link'), probability: 0.02 },
    { title: text('something else'), probability: 0.003 },
  ],
  article: ARTICLE,
  fix: blocksOf(DOCUMENT),
  choices: [
    { outcome: 'done', label: text('I did it: check again') },
    { outcome: 'not-helped', label: text('it did not help') },
    { outcome: 'later', label: text('later, keep this case') },
  ],
  stillWrong: seen('still missing'),
  wait: 240,
};

const choices = [
  { outcome: 'yes', label: text('Yes, it was replaced by one of our own, with a certificate that was bought') },
  { outcome: 'no', label: text('No') },
  { outcome: 'unsure', label: text('I don’t know') },
];
const ask = {
  kind: 'ask',
  question: text('Has somebody replaced the folder?'),
  help: blocksOf(DOCUMENT),
  choices,
  instead: 'no permission to look',
  verifying: true,
} as const;

/** One view of every kind, and of every kind of question. */
export const CURRENT: Readonly<Record<string, Current>> = {
  entry: { kind: 'entry' },
  consent: { kind: 'consent', wanted: PROBE_KINDS, next: 'Does port 25 get out?' },
  choice: { ...ask, ask: 'choice' },
  several: { ...ask, ask: 'several' },
  domain: { ...ask, ask: 'domain', choices: choices.slice(2) },
  paste: { ...ask, ask: 'paste', choices: choices.slice(2) },
  'may-probe': {
    kind: 'probe',
    probe: 'smtp.outbound',
    title: 'Does port 25 get out?',
    params: { port: 25 },
    access: 'network',
    mustAsk: true,
    seconds: 12,
    verifying: false,
  },
  running: {
    kind: 'probe',
    probe: 'smtp.outbound',
    title: 'Does port 25 get out?',
    params: { port: 25 },
    access: 'network',
    mustAsk: false,
    seconds: 12,
    verifying: true,
  },
  show: {
    kind: 'show',
    question: text('Type this on the server.'),
    help: blocksOf(DOCUMENT),
    choices: [
      { outcome: 'done', label: text('done') },
      { outcome: 'stuck', label: text('it does not work') },
    ],
  },
  conclude,
  solved: { kind: 'solved', title: text('dhparams.pem is there again'), proof: seen('complete') },
  'hand-over': {
    kind: 'hand-over',
    question: text('I have nothing left to try here.'),
    help: blocksOf('Ask in the forum.'),
    summary:
      '# Mail server case\n\n- Product: mailcow\n\n## Found\n\n- port 25 **silent** – measured (2026-11-21 12:04 UTC) with a rather long line that has to be wrapped on every screen\n',
  },
};

export const viewOf = (current: Current, language: Language = 'en', more: Partial<View> = {}): View => ({
  language,
  product: 'mailcow',
  version: '2026-09',
  host: 'this machine',
  flow: 'mailcow/dovecot-restarts',
  node: 'replaced',
  done: DONE,
  current,
  explanation: {
    why: blocksOf('That is how the file usually gets lost.'),
    causes: [
      { node: 'dhparams', title: text('dhparams.pem is missing'), probability: 0.6 },
      { node: 'link', title: text('broken link'), probability: 0.3 },
      { title: text('something else'), probability: 0.1 },
    ],
    separates: ['dhparams', 'link'],
  },
  articles: [
    { id: ARTICLE.id, title: ARTICLE.title },
    { id: 'mailcow/tls', title: 'Certificates' },
  ],
  can: { back: true, forward: true },
  asked: 1,
  state: 'open',
  ...more,
});

const term = (language: Language, title: string, symptoms: string[]): Article => ({
  id: 'certificate',
  shelf: 'common',
  language,
  title,
  kind: language === 'en' ? 'term' : 'problem',
  answers: [],
  symptoms,
  signatures: [],
  related: [],
  sources: [],
  blocks: [],
  file: 'knowledge/common/certificate.md',
  places: {},
});

export const PACK: Pack = { version: 'test', articles: [term('en', 'certificate', ['certificates']), term('de', 'Zertifikat', [])], flows: [], problems: [] };
export const LIBRARY = createLibrary(PACK.articles);

/** Everything that a screen is drawn from, around one view. */
export const stageOf = (view: View, more: Partial<Stage> = {}): Stage => ({
  view,
  language: view.language,
  words: WORDS[view.language],
  session: {
    id: 'case-1',
    facts: () => ({ compose: { value: 'docker-compose', by: 'person', at: AT } }),
    article: (id) => (id === ARTICLE.id ? ARTICLE : undefined),
    asked: (step) => ({ step, ask: 'choice', question: text('Has somebody replaced the folder?'), choices }),
    running: () => (view.current.kind === 'probe' && !view.current.mustAsk ? { probe: 'smtp.outbound', startedAt: 0 } : undefined),
    report: () => '# case',
  },
  pack: PACK,
  terms: 1,
  describe: () => ({ connection: 'mx.example.org:25, mx.example.net:25, [2001:db8::25]:25, and port 443 of the same servers to tell offline from blocked' }),
  find: undefined,
  suggest: undefined,
  ticks: false,
  now: 6000,
  ...more,
});

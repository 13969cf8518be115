import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngineContext } from '../../src/engine/context.ts';
import { foldAll } from '../../src/engine/fold.ts';
import { redactedHandOver } from '../../src/engine/hand-over/hand-over.ts';
import { fenced, inline } from '../../src/engine/hand-over/markdown-text.ts';
import { checkTemplate, defaultTemplate, fillTemplate } from '../../src/engine/hand-over/template.ts';
import { createRedactor } from '../../src/engine/redact/redactor.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import { readMarkdown } from '../../src/knowledge/markdown.ts';
import { plainText } from '../../src/model/block.ts';
import type { HandOver } from '../../src/model/hand-over.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { ROOT } from '../house/sources.ts';
import { actsArbitrary, flowArbitrary, perform, quietSession, SPEC } from './random-case.ts';

const EMPTY: HandOver = {
  format: 'mailmedic-hand-over',
  version: 1,
  language: 'en',
  case: { id: 'c1', opened: '2026-11-21T12:00:00.000Z', latest: '2026-11-21T12:04:00.000Z', state: 'open' },
  pack: '1',
  lookedFrom: 'this machine',
  symptom: { words: [], topics: [] },
  found: [],
  fine: [],
  ruledOut: [],
  tried: [],
  open: [],
  likely: [],
  facts: [],
  notes: [],
  raw: [],
};

const FULL: HandOver = {
  ...EMPTY,
  product: 'mailcow',
  productVersion: '2026-09',
  symptom: { words: ['mail to <user-1>@<domain-1> is *stuck*', 'line one\nline two'], topics: ['I cannot send'] },
  conclusion: { title: 'Port 25 is blocked', state: 'proposed', certainty: 'very-likely', probability: 0.93 },
  found: [
    {
      title: 'Does port 25 get out?',
      subject: '<ipv4-1>',
      result: 'silent',
      by: 'probe',
      at: '2026-11-21T12:01:00.000Z',
      vantage: 'this machine',
      verdict: 'fail',
    },
  ],
  ruledOut: [{ title: 'Listed', probability: 0.004, because: [{ title: 'On a list?', result: 'no', by: 'probe' }] }],
  notes: [{ text: '# call back\nat noon', at: '2026-11-21T12:03:00.000Z' }],
  raw: [{ title: 'Does port 25 get out?', text: 'connect: ```timeout```' }],
};

describe('the hand-over document', () => {
  it('names the place in the language of the reader, an address as it is', () => {
    const host = (lookedFrom: string, language: 'en' | 'de') => fillTemplate('{{host}}', { ...FULL, lookedFrom, language }, true).value?.trim();
    expect([host('this machine', 'en'), host('this machine', 'de')]).toEqual(['this machine', 'diesem Rechner aus']);
    expect(host('person', 'de')).toBe('jemandem dort, am Telefon');
    expect(host('<host-1>', 'de')).toBe(host('<host-1>', 'en'));
  });

  it('has only headings with something below them', () => {
    const { value } = fillTemplate(defaultTemplate('en'), FULL, true);
    expect([...value!.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title)).toEqual([
      'Mail server case',
      'Symptom',
      'Conclusion',
      'Found',
      'Ruled out, and why',
      'Notes',
      'Raw answers',
    ]);
  });

  it.each(LANGUAGES)('says in %s when nothing was replaced', (language) => {
    const [redacted, plain] = [true, false].map((yes) => fillTemplate(defaultTemplate(language), { ...FULL, language }, yes).value);
    expect(redacted).not.toBe(plain);
    expect(plain).toMatch(/Nothing is replaced|nichts ersetzt/);
  });

  it('says how sure, who saw it, when and from where, and why a cause is ruled out', () => {
    const { value } = fillTemplate(defaultTemplate('en'), FULL, true);
    expect(value).toContain('**Port 25 is blocked** – very likely, 93 %');
    expect(value).toContain('- Does port 25 get out? (`<ipv4-1>`) **silent** – measured, 2026-11-21 12:01 UTC, this machine');
    expect(value).toContain('- Listed (< 1 %): On a list? **no**');
  });

  it('shows in any Markdown reader what it holds: tokens, stars, a log, a fence inside a fence', () => {
    const { blocks } = readMarkdown(fillTemplate(defaultTemplate('en'), FULL, true).value!, { file: 'x.md', line: 1 });
    const quote = blocks.find((block) => block.type === 'quote');
    const said = quote?.type === 'quote' && quote.blocks[0]?.type === 'paragraph' ? plainText(quote.blocks[0].children) : '';
    expect(said).toBe('mail to <user-1>@<domain-1> is *stuck*');
    expect(blocks.flatMap((block) => (block.type === 'code' ? [block.text] : []))).toEqual(['line one\nline two', 'connect: ```timeout```']);
  });
});

describe('a template of the team', () => {
  it('puts the parts where it wants them', () => {
    const { value } = fillTemplate('Ticket {{case}} ({{product}})\n\n# Was\n\n{{symptom}}\n\n# Offen\n\n{{open}}\n', FULL, true);
    expect(value).toContain('Ticket c1 (mailcow 2026-09)');
    expect(value).toContain('# Was');
    expect(value).not.toContain('# Offen');
  });

  it('is told the place and the mend of a name that means nothing', () => {
    const [problem] = checkTemplate('# {{title}}\n\n  {{symptoms}}\n', 'hand-over.md');
    expect(problem).toMatchObject({ place: { file: 'hand-over.md', line: 3, column: 3 }, message: 'there is no section "symptoms"' });
    expect(problem?.mend).toContain('symptom');
  });
});

describe('text in Markdown', () => {
  it.each([
    'a *b* _c_ `d` [e](f) <g> | ~h~ \\i',
    '# no heading',
    '- no list',
    '1. no list',
    'snake_case_name',
    'http://<domain-1>/x',
    '<user-1>@<host-1>.<domain-1>: done',
    'C:\\path',
  ])('reads as it was written: %j', (text) => {
    const { blocks } = readMarkdown(inline(text), { file: 'x.md', line: 1 });
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.type === 'paragraph' ? plainText(blocks[0].children) : blocks[0]?.type).toBe(text);
  });

  it('is fenced with more ticks than it holds', () => {
    expect(fenced('a ```` b')).toMatch(/^`{5}text\n/);
  });
});

describe('tokens of a case', () => {
  it('stay the same when more becomes known', () => {
    const early = createRedactor();
    early.learn({ type: 'said', text: 'anna@corp.test' });
    const late = createRedactor();
    late.learn({ type: 'said', text: 'anna@corp.test' });
    late.learn({ type: 'said', text: 'bob@other.test' });
    expect(late.redact('anna@corp.test')).toBe(early.redact('anna@corp.test'));
  });

  it('leave ordinary words of a text alone, but not where they name somebody', () => {
    const redactor = createRedactor((word) => word === 'other');
    expect(redactor.redact('user=other\nboth lead to each other')).toBe('user=<user-1>\nboth lead to each other');
  });
});

describe('the JSON of a hand-over', () => {
  const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/schema/hand-over.json'), 'utf8')));

  it('is as docs/schema/hand-over.json says, for documents of any case', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(flowArbitrary('outer', 'inner'), flowArbitrary('inner'), actsArbitrary, (outer, inner, acts) => {
        const flows = [outer, inner];
        const session = quietSession(flows);
        for (const act of acts) perform(session, act, flows);
        const context = createEngineContext({ version: 'test', articles: [], flows, problems: [] }, createLibrary([]), new Map([[SPEC.name, SPEC]]));
        const handOver = redactedHandOver(foldAll(session.events(), context), 'de', context);
        expect(validate(JSON.parse(JSON.stringify(handOver))), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused with a field that nobody has described', () => {
    expect(validate({ ...EMPTY, more: 1 })).toBe(false);
  });
});

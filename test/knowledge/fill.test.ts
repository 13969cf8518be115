import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsIn, fillBlocks, fillCode, fillText } from '../../src/knowledge/fill.ts';
import { readMarkdown } from '../../src/knowledge/markdown.ts';
import type { Facts, FactValue } from '../../src/model/fact.ts';

const known = (values: Record<string, FactValue>): Facts =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, by: 'person' as const, at: '2026-11-21T12:00:00Z' }]));

/** The words a real shell makes of a command. */
const shellWords = (command: string): string[] =>
  execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('facts in prose', () => {
  it('are put in where they are known and are a placeholder where not', () => {
    expect(fillText('Ask {{domain}} about {{public_ip}}', known({ domain: 'example.org' }))).toBe('Ask example.org about ‹public IPv4 address›');
    expect(fillText('{{public_ip}}', known({}), 'de')).toBe('‹öffentliche IPv4-Adresse›');
  });

  it('are what nearly every installation has, where that is known and they are not', () => {
    expect(fillCode('cd {{project_dir}} && {{compose}} up -d', known({ product: 'mailcow' }))).toBe('cd /opt/mailcow-dockerized && docker compose up -d');
    expect(fillCode('cd {{project_dir}}', known({}))).toBe('cd ‹installation folder›');
  });

  it('leave what is no fact alone, such as the formats of Docker', () => {
    const text = '{{.Names}} {{end}} {{ domain }} {{constructor}} {domain}';
    expect(fillText(text, known({ domain: 'x' }))).toBe(text);
  });

  it('come without control characters, on one line', () => {
    expect(fillText('{{domain}}', known({ domain: 'a\x1b[31m\nb\u202e' }))).toBe('a b');
  });

  it('are numbers, flags and lists as well', () => {
    expect(fillText('{{port}} {{service}}', known({ port: 25, service: ['a', 'b'] }))).toBe('25 a b');
  });
});

describe('facts in commands', () => {
  it('stay bare when nothing in them means anything to a shell', () => {
    expect(fillCode('dig +short MX {{domain}} @{{public_ip6}}', known({ domain: 'example.org', public_ip6: '2001:db8::1' }))).toBe(
      'dig +short MX example.org @2001:db8::1',
    );
  });

  it('stay bare when they are one of our own words', () => {
    expect(fillCode('{{compose}} ps', known({ compose: 'docker compose' }))).toBe('docker compose ps');
    expect(fillCode('{{compose}} ps', known({ compose: 'rm -rf /; docker' }))).toBe("'rm -rf /; docker' ps");
  });

  it('are quoted between quotes too', () => {
    const facts = known({ sender: '$(id)' });
    expect(fillCode('echo {{sender}}', facts)).toBe("echo '$(id)'");
    expect(fillCode('echo "from {{sender}}!"', facts)).toBe(`echo "from "'$(id)'"!"`);
    expect(fillCode("echo 'from {{sender}}'", facts)).toBe("echo 'from $(id)'");
    expect(fillCode("# don't\necho {{sender}}", facts)).toBe("# don't\necho '$(id)'");
  });

  it('stay a placeholder where no quoting is safe', () => {
    expect(fillCode('echo `dig {{domain}}`', known({ domain: 'a b' }))).toBe('echo `dig ‹mail domain›`');
    expect(fillCode('echo `dig {{domain}}`', known({ domain: 'a.b' }))).toBe('echo `dig a.b`');
  });

  it('reach a real shell as exactly one word, whatever they hold', () => {
    const value = fc.string({ maxLength: 12 }).map((text) => text.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(value, fc.constantFrom(['', ''], ['"', '"'], ["'", "'"], ['a"b"', "'c'"], ['\\"', '']), (sender, [before, after]) => {
        const [reached] = shellWords(`${fillCode(`${before}{{sender}}x${after}`, known({ sender }))}`);
        const expected = shellWords(`${before}MARK${after}`)[0]!.replace('MARK', () => `${sender}x`);
        expect(reached).toBe(expected);
      }),
      {
        numRuns: 120,
        examples: [
          ["'; echo hurt #", ["'", "'"]],
          ['`id`$(id)\\', ['"', '"']],
          ['!!', ['"', '"']],
        ],
      },
    );
  });
});

it('fills every part of a document and changes nothing it was given', () => {
  const { blocks } = readMarkdown(
    '# {{domain}}\n\n!!! note "{{domain}}"\n    [{{domain}}](https://x/{{sender}}) `a {{sender}}`\n\n=== "{{domain}}"\n    - **{{domain}}**\n\n| {{domain}} |\n|---|\n| {{domain}} |\n\n> {{domain}}[^1]\n\n``` sh title="{{domain}}"\n{{sender}}\n```\n\n[^1]: {{domain}}',
    { file: 'f.md', line: 1 },
  );
  const before = JSON.stringify(blocks);
  const filled = JSON.stringify(fillBlocks(blocks, known({ domain: 'D', sender: 'a b' })));
  expect(JSON.stringify(blocks)).toBe(before);
  expect(filled).not.toContain('{{');
  expect(filled.match(/"D"/g)).toHaveLength(10);
  expect(filled).toContain("a 'a b'");
  expect(filled).toContain('https://x/a%20b');
});

it('lists the facts a text uses', () => {
  expect(factsIn('{{domain}} {{end}} {{port}} {{domain}}')).toEqual(['domain', 'port']);
});

import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from './run.ts';

const ROOT = join(import.meta.dirname, '../..');

type Step = { readonly line: number } & (
  | { readonly file: string; readonly text: string }
  | { readonly command: string; readonly output: string[]; readonly running: boolean }
);

/** Blocks with a title are files, blocks of `console` are commands with what they print; other blocks are for reading. */
const stepsOf = (page: string): Step[] => {
  const steps: Step[] = [];
  const lines = page.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const opening = /^```(\w+)(?: (?:title="([^"]+)"|(until="Ctrl\+C")))?$/.exec(lines[at]!);
    if (!opening) continue;
    const end = lines.indexOf('```', at + 1);
    const inside = lines.slice(at + 1, end);
    const [, language, title, until] = opening;
    if (title !== undefined) steps.push({ line: at + 1, file: title, text: `${inside.join('\n')}\n` });
    else if (language === 'console') {
      for (const [index, text] of inside.entries()) {
        if (text.startsWith('$ ')) steps.push({ line: at + 2 + index, command: text.slice(2), output: [], running: until !== undefined });
        else (steps.at(-1) as Extract<Step, { command: string }>).output.push(text);
      }
    }
    at = end;
  }
  return steps;
};

/** A line of `…` stands for any lines, `…` in a line for any text. */
const patternOf = (output: readonly string[]): RegExp =>
  new RegExp(`^${output.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('…', '.*')}\\n`)).join('')}$`);

/** Starts what runs until it is stopped, waits for what it prints, opens the address that stands there, and stops it. */
const runUntilStopped = async (command: string, expected: RegExp, options: { cwd: string; env: Record<string, string | undefined> }): Promise<number> => {
  const child = spawn('bash', ['-c', `exec ${command}`], options);
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 0)));
  const limit = Date.now() + 60_000;
  while (!expected.test(said) && Date.now() < limit && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(said, command).toMatch(expected);
  const answer = await fetch(/http:[^\s#]+/.exec(said)![0]);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<html');
  child.kill('SIGINT');
  return ended;
};

describe('the tutorial', () => {
  const steps = stepsOf(readFileSync(join(ROOT, 'docs/tutorial.md'), 'utf8'));

  test('has steps', () => {
    expect(steps.filter((step) => 'command' in step).length).toBeGreaterThan(12);
    expect(steps.filter((step) => 'file' in step).length).toBeGreaterThan(4);
  });

  test('is true as written: every file is written, every command run, and each prints what stands there', { timeout: 300_000 }, async () => {
    const cwd = newFolder();
    const bin = newFolder();
    writeFileSync(join(bin, 'mailmedic'), `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'src/cli/entry.ts')}' "$@"\n`);
    chmodSync(join(bin, 'mailmedic'), 0o755);
    const env = {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      HOME: cwd,
      MAILMEDIC_HOME: join(cwd, 'home'),
      LANG: 'en_GB.UTF-8',
      GIT_CONFIG_GLOBAL: '/dev/null',
    };
    for (const step of steps) {
      if ('file' in step) {
        // Every file but the settings was made by a command before it is changed.
        if (!step.file.endsWith('.yaml')) expect(existsSync(join(cwd, step.file)), `line ${step.line}: ${step.file}`).toBe(true);
        mkdirSync(dirname(join(cwd, step.file)), { recursive: true });
        writeFileSync(join(cwd, step.file), step.text);
        continue;
      }
      if (step.running) {
        expect([0, 130]).toContain(await runUntilStopped(step.command, patternOf(step.output), { cwd, env }));
        continue;
      }
      const { stdout, stderr } = spawnSync('bash', ['-c', step.command], { cwd, env, encoding: 'utf8' });
      expect(stdout, `line ${step.line}: ${step.command}\n${stderr}`).toMatch(patternOf(step.output));
    }
  });

  test('links to pages that exist', () => {
    const links = [...readFileSync(join(ROOT, 'docs/tutorial.md'), 'utf8').matchAll(/\]\((?!http)([^)#]+)/g)].map(([, target]) => join(ROOT, 'docs', target!));
    expect(links.filter((target) => !existsSync(target))).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newHome, PROGRAM, removeFolder, runMailmedic } from './program.ts';
import { openTerminal } from './terminal.ts';

const ESCAPE = '\x1b';

describe('Mailmedic without a terminal', () => {
  let home: string;
  beforeEach(() => {
    home = newHome();
  });
  afterEach(() => removeFolder(home));

  test.each([{}, { CI: 'true' }, { CI: '' }, { FORCE_COLOR: '1' }])('asks its first question in plain lines and ends with 0, with %o', (env) => {
    const { status, stdout } = runMailmedic([], { home, env });
    expect(status).toBe(0);
    expect(stdout).toContain('What is wrong?');
    expect(stdout).not.toContain(ESCAPE);
  });

  test('asks in German where the environment is German', () => {
    const { status, stdout } = runMailmedic([], { home, env: { LC_ALL: 'de_DE.UTF-8' } });
    expect(status).toBe(0);
    expect(stdout).toContain('Was ist los?');
  });

  test('ends at once with nothing to read but /dev/null', () => {
    const nothing = openSync('/dev/null', 'r');
    const { status, stdout, signal } = spawnSync(process.execPath, [PROGRAM], {
      stdio: [nothing, 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, LC_ALL: 'C', MAILMEDIC_HOME: home },
    });
    closeSync(nothing);
    expect({ status, signal }).toEqual({ status: 0, signal: null });
    expect(stdout).not.toContain(ESCAPE);
  });

  test('draws no escape codes into a file, also when it is started in a terminal', async () => {
    const file = join(home, 'out.txt');
    const terminal = openTerminal({
      command: ['/bin/sh', '-c', '"$@" > "$OUT" 2>&1 </dev/null', 'sh', process.execPath, PROGRAM],
      env: { OUT: file, MAILMEDIC_HOME: home },
    });
    const { code } = await terminal.ended();
    terminal.dispose();
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('What is wrong?');
    expect(readFileSync(file, 'utf8')).not.toContain(ESCAPE);
  });

  test('is quiet when the reader goes away', () => {
    const { stderr, stdout } = spawnSync('/bin/sh', ['-c', '"$0" "$1" read | head -n 1', process.execPath, PROGRAM], {
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, MAILMEDIC_HOME: home },
    });
    expect(stdout).not.toBe('');
    expect(stderr).toBe('');
  });

  test('says in one sentence that an old Node is too old, and exits with 2', () => {
    const pretend = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})";
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pretend, PROGRAM], {
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
    });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Mailmedic needs Node 22\.13 or newer, and this is 20\.20\.2[^\n]*\n$/);
  });

  test('names what was meant for an unknown option and exits with 2', () => {
    const { status, stderr } = runMailmedic(['--porbes', 'all'], { home });
    expect(status).toBe(2);
    expect(stderr).toContain('--probes');
  });
});

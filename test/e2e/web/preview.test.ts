import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GOOD } from '../../rules/good-pack.ts';
import { PROGRAM } from '../program.ts';
import { hasChromium, NEEDS, openBrowser } from './chromium.ts';

const FLOW = 'flows/mailcow/sending.md';

describe.skipIf(!hasChromium)(`a preview in a browser ${NEEDS}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'mailmedic-preview-'));
  const file = (name: string): string => join(dir, name);
  const edit = (name: string, from: string | RegExp, to: string): void => {
    const text = readFileSync(file(name), 'utf8');
    const next = text.replace(from, to);
    if (next === text) throw new Error(`nothing to edit in ${name}`);
    writeFileSync(file(name), next);
  };
  let program: ChildProcess;
  let url: string;
  let browser: Browser;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    for (const { name, text } of GOOD) {
      mkdirSync(join(dir, name, '..'), { recursive: true });
      writeFileSync(file(name), text);
    }
    program = spawn(process.execPath, [PROGRAM, 'preview', 'mailcow/sending', '--pack', dir, '--json', '--lang', 'en'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await new Promise<string>((resolve, reject) => {
      program.stdout!.once('data', (data: Buffer) => resolve((JSON.parse(data.toString('utf8')) as { url: string }).url));
      program.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    });
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    page.on('pageerror', (fault) => wrong.push(fault.message));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    await page.goto(url);
    await page.locator('#question').waitFor();
    await page.locator('.graph svg').waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    program?.kill('SIGTERM');
    rmSync(dir, { recursive: true, force: true });
  });

  const question = (): Promise<string> => page.locator('#app #question').innerText();

  test('shows the walk, its graph with the current node, and both languages', async () => {
    expect(await question()).toContain('Can your server reach another mail server?');
    await expect.poll(() => page.locator('.graph .current title').first().textContent()).toBe('reach');
    await expect.poll(() => page.locator('.both').innerText()).toMatch(/Erreicht dein Server|Server/);
  });

  test('shows a save at once, without a reload and at the same place', async () => {
    await page.locator('#app button.choice').nth(1).click();
    await expect.poll(question).toContain('Port 25 is blocked');
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    edit(FLOW, 'Port 25 is blocked', 'Port 25 is blocked by somebody');
    await expect.poll(question).toContain('Port 25 is blocked by somebody');
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    await expect.poll(() => page.locator('.so-far').innerText()).toContain('Can your server reach');
  });

  test('says a syntax error in its place and keeps the last good version, until it is mended', async () => {
    const good = readFileSync(file(FLOW), 'utf8');
    writeFileSync(file(FLOW), good.replace('nodes:', 'nodes: ['));
    await expect.poll(() => page.locator('#panel').innerText()).toMatch(/sending\.md:\d+:\d+/);
    await expect.poll(question).toContain('Port 25 is blocked by somebody');
    writeFileSync(file(FLOW), good.replace('by somebody', 'by the provider'));
    await expect.poll(question).toContain('by the provider');
    await expect.poll(() => page.locator('#panel').innerText()).not.toContain('cannot be read now');
  });

  test('shows what the rules find beside the walk', async () => {
    edit(
      FLOW,
      'Can your server reach another mail server?',
      `Can your server reach another mail server ${'or any other server that you may think of '.repeat(6)}?`,
    );
    await expect.poll(() => page.locator('.findings').innerText(), { timeout: 15_000 }).toMatch(/sending\.md:\d+:\d+[\s\S]*question-too-long/);
  });

  test('lets a probe have found what is chosen by hand, and shows every screen', async () => {
    await page.goto(url);
    await page.locator('.buttons button').first().waitFor();
    const before = await question();
    await page.locator('.buttons button', { hasText: 'silent' }).click();
    await expect.poll(question).not.toBe(before);
    await page.getByRole('button', { name: 'All screens' }).click();
    await expect.poll(() => page.locator('.screens h3').count()).toBeGreaterThan(2);
  });

  test('goes to the node that is clicked in the graph', async () => {
    await page
      .locator('.graph g.node', { has: page.locator('title', { hasText: /^blocked$/ }) })
      .first()
      .click();
    await expect.poll(question).toContain('Port 25');
    expect(wrong).toEqual([]);
  });

  const ask = (headers: Record<string, string>, method = 'GET'): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(url);
      request({ host: '127.0.0.1', port, path: '/', method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  test('answers on loopback only to its own name, and only to be read', async () => {
    const { port } = new URL(url);
    expect(await ask({ host: `127.0.0.1:${port}` })).toBe(200);
    expect(await ask({ host: 'evil.example' })).toBe(421);
    expect(await ask({ host: `127.0.0.1:${port}` }, 'POST')).toBe(405);
  });
});

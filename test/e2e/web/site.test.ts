import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteOf } from '../../../src/cli/site-of.ts';
import { createLibrary } from '../../../src/knowledge/library.ts';
import { packageRoot } from '../../../src/store/package-root.ts';
import { loadPack } from '../../../src/store/packs.ts';
import { hasChromium, NEEDS, openBrowser } from './chromium.ts';
import { serveFiles } from './serve.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PROVIDER = '/mailcow/common/cannot-send';

describe.skipIf(!hasChromium)(`a published site in a browser ${NEEDS}`, () => {
  let browser: Browser;
  let server: Server;
  let root: string;
  let asked: string[];
  let files: ReadonlyMap<string, string | Uint8Array>;

  beforeAll(async () => {
    const pack = await loadPack([packageRoot()]);
    const site = siteOf(pack, createLibrary(pack.articles));
    if ('misuse' in site) throw new Error(site.misuse.en.message);
    files = site.files;
    ({ url: root, asked, server } = await serveFiles(files));
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** A page that must not complain, ask anybody else, or break its own policy. */
  const open = async (hash: string, more: { dark?: boolean; width?: number; scripts?: boolean } = {}): Promise<{ page: Page; wrong: string[] }> => {
    const context = await browser.newContext({
      viewport: { width: more.width ?? 1000, height: 800 },
      colorScheme: more.dark ? 'dark' : 'light',
      javaScriptEnabled: more.scripts ?? true,
      locale: 'en-GB',
    });
    context.setDefaultTimeout(8000);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
    });
    page.on('pageerror', (fault) => wrong.push(fault.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(root) && !request.url().startsWith('data:')) wrong.push(`asked ${request.url()}`);
    });
    await page.goto(root + hash);
    await page
      .locator(more.scripts === false ? 'body' : 'h1')
      .first()
      .waitFor();
    return { page, wrong };
  };
  const choose = async (page: Page, label: RegExp): Promise<void> => {
    const before = await page.locator('.now').innerText();
    await page.locator('.now button.choice', { hasText: label }).first().click();
    await expect.poll(() => page.locator('.now').innerText()).not.toBe(before);
  };

  test('walks from the topic to a conclusion, back with the browser, and on by another answer', async () => {
    const { page, wrong } = await open('');
    await page.getByRole('link', { name: 'I can receive mail but not send it' }).click();
    await expect.poll(() => page.locator('#question').innerText()).toMatch(/What happens when you press/);
    await choose(page, /without an error/);
    await choose(page, /nothing happens|Nothing/i);
    expect(await page.locator('#question').innerText()).toMatch(/provider/i);
    const deep = page.url();
    await page.goBack();
    await expect.poll(() => page.locator('#question').innerText()).toMatch(/port 25/);
    await choose(page, /refused/);
    expect(page.url()).not.toBe(deep);
    expect(wrong).toEqual([]);
  });

  test('comes back to the same place from a shared address, in the other language, too', async () => {
    const { page } = await open(`#/en${PROVIDER}`);
    await choose(page, /without an error/);
    await choose(page, /nothing happens|Nothing/i);
    const title = await page.locator('#question').innerText();
    const again = await open(page.url().slice(root.length));
    expect(await again.page.locator('#question').innerText()).toBe(title);
    await again.page.getByRole('button', { name: 'Deutsch' }).click();
    await expect.poll(() => again.page.locator('html').getAttribute('lang')).toBe('de');
    expect(await again.page.locator('#question').innerText()).toMatch(/Anbieter/);
  });

  test('begins at any node of a flow that an address names', async () => {
    const { page } = await open(`#/en/mailcow/mailcow/dovecot-restarts@dhparams-missing`);
    expect(await page.locator('#question').innerText()).toContain('dhparams.pem');
  });

  test('reads what the server answered with the parser of the probe', async () => {
    const { page, wrong } = await open('#/en/mailcow/mailcow/dovecot-restarts');
    await page.locator('.script summary').click();
    await page.locator('#paste').fill('they hung up');
    await page.getByRole('button', { name: 'Read it' }).click();
    await expect.poll(() => page.locator('.script .wrong').innerText()).toContain('not what was expected');
    expect(await page.locator('#paste').inputValue()).toBe('they hung up');
    await page
      .locator('#paste')
      .fill(
        '{"Name":"mailcowdockerized-dovecot-mailcow-1","Service":"dovecot-mailcow","State":"restarting","Health":"","Status":"Restarting (89) 3 seconds ago"}',
      );
    await page.getByRole('button', { name: 'Read it' }).click();
    await expect.poll(() => page.locator('.so-far').innerText()).toMatch(/restarts again and again/);
    expect(wrong).toEqual([]);
  });

  test('changes an earlier answer and keeps what still applies', async () => {
    const { page } = await open(`#/en${PROVIDER}`);
    await choose(page, /without an error/);
    await page.locator('.so-far button', { hasText: 'change' }).first().click();
    await page.locator('.again button.choice', { hasText: /shows an error/ }).click();
    await expect.poll(() => page.locator('.so-far').innerText()).toMatch(/shows an error/);
  });

  test('finds by own words and by a line of a log, and says when it does not know', async () => {
    const { page, wrong } = await open('');
    const search = async (text: string): Promise<string> => {
      await page.locator('#said').fill(text);
      await page.getByRole('button', { name: 'Search' }).click();
      await expect.poll(() => page.locator('#results').innerText(), { timeout: 10_000 }).not.toMatch(/^(One moment.*)?$/);
      return page.locator('#results').innerText();
    };
    expect(await search("ssl_dh: Can't open file /etc/ssl/mail/dhparams.pem")).toMatch(/dhparams/);
    expect(await search('my toaster burns the bread')).toContain('Nothing here speaks of that');
    expect(wrong).toEqual([]);
  });

  test('is walked with the keyboard alone: the question has the focus, digits choose', async () => {
    const { page } = await open(`#/en${PROVIDER}`);
    await page.keyboard.press('2');
    await expect.poll(() => page.locator('#question').innerText()).toMatch(/port 25/);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('question');
    for (let tab = 0; tab < 30; tab++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.classList.contains('choice'))) break;
    }
    expect(await page.evaluate(() => document.activeElement?.classList.contains('choice'))).toBe(true);
  });

  test('can be read without scripts', async () => {
    const { page } = await open('', { scripts: false });
    await page.getByRole('link', { name: 'All articles' }).click();
    await page
      .getByRole('link', { name: /provider/i })
      .first()
      .click();
    expect(await page.locator('h1').innerText()).toMatch(/provider/i);
    expect(await page.locator('main').innerText()).toMatch(/Fix/);
  });

  const places = {
    entry: '#/en/-',
    Eingang: '#/de/-',
    ask: `#/en${PROVIDER}`,
    Frage: `#/de${PROVIDER}`,
    typed: '#/en/-/common/marked-as-spam',
    conclusion: '#/en/mailcow/mailcow/dovecot-restarts@dhparams-missing',
    Ergebnis: '#/de/mailcow/mailcow/dovecot-restarts@dhparams-missing',
    handover: '#/en/mailcow/mailcow/dovecot-restarts@hand-over',
    article: 'read/common.outgoing-port-25-blocked.en.html',
    overview: 'read/index.de.html',
  };

  test.each(Object.entries(places).flatMap(([name, hash]) => [false, true].map((dark) => [name, dark ? 'dark' : 'light', hash] as const)))(
    'has nothing serious for axe to find: %s, %s',
    async (_, scheme, hash) => {
      const { page } = await open(hash, { dark: scheme === 'dark' });
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      await page.evaluate(`{ const module = undefined; ${AXE} }; undefined`).catch(() => page.addScriptTag({ content: AXE }));
      const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    },
  );

  test('asks for at most 150 kB (brotli) until the first question of a flow is there', async () => {
    asked.length = 0;
    const { page } = await open(`#/en${PROVIDER}`);
    await page.waitForLoadState('networkidle');
    const names = [...new Set(asked)].map((path) => path.replace('/docs/help/', '') || 'index.html');
    const bytes = names.reduce((sum, name) => sum + brotliCompressSync(files.get(name) ?? '').length, 0);
    expect(names).toContain('app.js');
    expect(bytes).toBeLessThan(150_000);
  });

  test('fits a telephone: nothing is wider than the window', async () => {
    for (const hash of Object.values(places)) {
      const { page } = await open(hash, { width: 360 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBeLessThanOrEqual(360);
    }
  });

  test('is the same, byte for byte, when it is made again', async () => {
    const pack = await loadPack([packageRoot()]);
    const site = siteOf(pack, createLibrary(pack.articles));
    expect('files' in site && [...site.files].every(([name, content]) => Buffer.from(content).equals(Buffer.from(files.get(name)!)))).toBe(true);
  });
});

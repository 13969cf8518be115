import { describe, expect, test } from 'vitest';
import { changed } from '../rules/good-pack.ts';
import { newFolder, run } from './run.ts';

describe('--pack', () => {
  const broken = newFolder(changed([{ file: 'flows/mailcow/sending.md', from: 'start: reach', to: 'start: raech' }]));

  test('says by itself which of its files are left out, where and why, and what is read goes on', async () => {
    const { code, err, out } = await run(['read', 'port-blocked', '--pack', '.'], { cwd: broken });
    expect(code).toBe(0);
    expect(out).toContain('Port 25 is blocked');
    expect(err).toBe(
      '1 file is left out because of mistakes; all of them: mailmedic check --pack .\nflows/mailcow/sending.md:9:8 unknown node "raech" in start; did you mean "reach"?\n',
    );
    expect((await run(['read', 'port-blocked', '--pack', '.', '--lang', 'de'], { cwd: broken })).err).toContain('1 Datei fehlt wegen Fehlern darin');
  });

  test('says nothing where nothing is left out', async () => {
    expect((await run(['read', 'port-blocked', '--pack', newFolder(changed([]))])).err).toBe('');
  });

  test('replaces what the built-in pack has under the same name, and adds the rest', async () => {
    const text = '---\ntitle: Our own word on disks\nkind: problem\n---\nAsk us.\n';
    const own = newFolder([
      { name: 'knowledge/common/disk-space.md', text },
      { name: 'knowledge/common/our-desk.md', text: text.replace('Our own word', 'Desk') },
    ]);
    expect((await run(['read', 'disk-space', '--pack', own])).out).toContain('Our own word on disks');
    expect((await run(['read', 'our-desk', '--pack', own])).out).toContain('Desk on disks');
    expect((await run(['read', 'spf-record', '--pack', own])).out.length).toBeGreaterThan(100);
  });
});

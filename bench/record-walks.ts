// Walks three flows of the real knowledge in both languages, in a real pseudo-terminal with real keys, and prints what
// stood on the screen. Run: npm run record
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES } from '../src/model/language.ts';
import { loadRealFlow, personalWalk, walkReally } from '../test/e2e/real-walk.ts';

const FLOWS = process.argv.length > 2 ? process.argv.slice(2) : ['mailcow/dovecot-restarts', 'common/cannot-connect', 'mailcow/inotify-limit'];

for (const key of FLOWS) {
  const flow = await loadRealFlow(key);
  for (const language of LANGUAGES) {
    const home = mkdtempSync(join(tmpdir(), 'mailmedic-record-'));
    try {
      const { history, nodes, solved } = await walkReally(flow, personalWalk(flow), language, home);
      console.log(`== ${key} (${language}): ${nodes.join(' > ')}${solved ? ' > solved' : ''}\n\n${history}\n`);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }
}

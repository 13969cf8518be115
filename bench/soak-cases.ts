// Kills a program that writes cases, at random moments, again and again: no event that was acknowledged may be missing.
// Run: node bench/soak-cases.ts [KILLS] [sqlite|postgres|both]. PostgreSQL runs as a server of its own, with fsync.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresMissing, startPostgres } from '../test/store/postgres-server.ts';
import { soak } from '../test/store/soak.ts';

const KILLS = Number(process.argv[2] ?? 1000);
const which = process.argv[3] ?? 'both';
const folder = mkdtempSync(join(tmpdir(), 'mailmedic-soak-'));
const report = (name: string, { acknowledged, found, rounds }: Awaited<ReturnType<typeof soak>>, begun: number): void =>
  console.log(`${name}: ${rounds} kills, ${acknowledged} events acknowledged, ${found} found again, ${((performance.now() - begun) / 1000).toFixed(0)} s`);

try {
  if (which !== 'postgres') {
    const begun = performance.now();
    report('SQLite', await soak(join(folder, 'cases.db'), KILLS), begun);
  }
  if (which !== 'sqlite') {
    const missing = postgresMissing();
    if (missing !== undefined) throw new Error(missing);
    const server = await startPostgres({ durable: true });
    try {
      const begun = performance.now();
      // Every fiftieth time the server itself is killed, too.
      report(
        'PostgreSQL',
        await soak(await server.newDatabase(), KILLS, async (round) => {
          if (round % 50 !== 49) return;
          await server.crash();
          await server.start();
        }),
        begun,
      );
    } finally {
      await server.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

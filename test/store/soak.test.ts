import { expect, test } from 'vitest';
import { inBothDatabases, inPostgresOnly } from './both-databases.ts';
import { soak } from './soak.ts';

// The whole of it: node bench/soak-cases.ts (1,000 kills of each).
inBothDatabases((newPlace) => {
  test('a writer that is killed again and again loses no event that was acknowledged', { timeout: 60_000 }, async () => {
    const { rounds, acknowledged, found } = await soak(await newPlace(), 12);
    expect(rounds).toBe(12);
    expect(acknowledged).toBeGreaterThan(12);
    expect(found).toBeGreaterThanOrEqual(acknowledged);
  });
});

inPostgresOnly((newPlace, server) => {
  test('neither does a server that is killed', { timeout: 60_000 }, async () => {
    const crash = async (): Promise<void> => {
      await server().crash();
      await server().start();
    };
    const { acknowledged, found } = await soak(await newPlace(), 2, crash);
    expect(found).toBeGreaterThanOrEqual(acknowledged);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openCaseStore } from '../../src/store/cases.ts';

const WRITER = fileURLToPath(new URL('soak-writer.ts', import.meta.url));
/** Milliseconds from the first acknowledged event to the kill, at most. */
const LONGEST = 60;

export type Soaked = { readonly rounds: number; readonly acknowledged: number; readonly found: number };

/** What the writer said before it was killed with SIGKILL, at a random moment. */
const killed = async (place: string, prefix: string): Promise<string[]> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WRITER, place, prefix], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  let armed = false;
  child.stderr.on('data', (chunk) => (complaint += chunk));
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (armed) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST);
  });
  const [code] = await once(child, 'close');
  if (code !== null) throw new Error(`the writer ended by itself (${code}): ${complaint}`);
  // A line that was cut off was not told whole, so nobody relies on it.
  return said.split('\n').slice(0, -1);
};

/**
 * Kills a writer so many times and looks for everything that it was told is kept. Throws when an event is missing, when
 * a case has a gap, or when its summary does not say what its events say.
 */
export const soak = async (place: string, rounds: number, between: (round: number) => Promise<void> = async () => {}): Promise<Soaked> => {
  let acknowledged = 0;
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    const told = await killed(place, `r${round}`);
    await between(round);
    const store = openCaseStore(place);
    const last = new Map(told.map((line) => [line.split(' ')[0]!, Number(line.split(' ')[1])]));
    for (const [id, seq] of last) {
      const events = await store.events(id);
      const summary = await store.summary(id);
      if (events.length < seq) throw new Error(`round ${round}: case ${id} has ${events.length} events, ${seq} were acknowledged`);
      if (events.some((event, at) => event.seq !== at + 1)) throw new Error(`round ${round}: case ${id} has a gap`);
      if (summary?.events !== events.length || summary.last !== events.at(-1)!.at || summary.node !== `n${events.length}`)
        throw new Error(`round ${round}: the summary of case ${id} is not that of its events`);
      const shown = await store.shown(id);
      if (shown.some((one) => one.shown?.length !== 2)) throw new Error(`round ${round}: lines of case ${id} are missing`);
      acknowledged += seq;
      found += events.length;
    }
    await store.close();
  }
  return { rounds, acknowledged, found };
};

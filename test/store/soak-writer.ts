// Writes events to one case after the other and says each one that was acknowledged, until it is killed.
import type { CaseEvent } from '../../src/model/event.ts';
import { openCaseStore } from '../../src/store/cases.ts';

const [place, prefix] = process.argv.slice(2) as [string, string];
const store = openCaseStore(place);
for (let at = 0; ; at++) {
  const id = `${prefix}-${Math.floor(at / 40)}`;
  const seq = (at % 40) + 1;
  const event: CaseEvent = { type: 'note', text: `${at} ${'x'.repeat((at * 37) % 400)}`, seq, at: new Date(1_800_000_000_000 + at * 1000).toISOString() };
  const kept = await store.append(id, [
    { event, standing: { kind: 'ask', flow: 'a/b', node: `n${seq}`, questions: seq }, shown: [`line ${at % 7}`, `Question ${seq}?`] },
  ]);
  if (kept.kept) process.stdout.write(`${id} ${seq}\n`);
}

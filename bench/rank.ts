// Choice of the next step against the best possible policy, on generated cases. Run: node bench/rank.ts [cases]
import { rank } from '../src/flow/rank.ts';
import { costOf, oneStep, optimum, orderOnly, ours, seeded, smallCase } from './rank-cases.ts';

const cases = Number(process.argv[2] ?? 20);
const policies = { mailmedic: ours, 'one step ahead': oneStep, 'p/c order alone': orderOnly };

console.log(`mean excess over the optimum in percent, ${cases} seeded cases a row (SACSO on printers: 1.8, p/c order alone 59)`);
console.log(['causes', 'evidence', ...Object.keys(policies), 'worst (mailmedic)'].join('\t'));
const sums = Object.fromEntries(Object.keys(policies).map((name) => [name, 0]));
let rows = 0;
for (let causes = 2; causes <= 5; causes++) {
  for (let evidence = 1; evidence <= 4; evidence++) {
    const random = seeded(1000 * causes + evidence);
    const excess: Record<string, number[]> = Object.fromEntries(Object.keys(policies).map((name) => [name, []]));
    for (let at = 0; at < cases; at++) {
      const question = smallCase(random, { causes, evidence });
      const best = optimum(question);
      for (const [name, policy] of Object.entries(policies)) excess[name]!.push(100 * (costOf(question, policy) / best - 1));
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    for (const name of Object.keys(policies)) sums[name]! += mean(excess[name]!);
    rows++;
    console.log(
      [causes, evidence, ...Object.keys(policies).map((name) => mean(excess[name]!).toFixed(2)), Math.max(...excess.mailmedic!).toFixed(2)].join('\t'),
    );
  }
}
console.log(['all', '', ...Object.values(sums).map((sum) => (sum / rows).toFixed(2))].join('\t'));

console.log('\nmilliseconds a decision\ncauses\tevidence\tp50\tp95');
for (const size of [2, 4, 6, 8, 12]) {
  const random = seeded(size);
  const times: number[] = [];
  for (let at = 0; at < 120; at++) {
    const question = smallCase(random, { causes: size, evidence: size });
    const start = performance.now();
    rank(question);
    if (at >= 20) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log([size, size, times[Math.floor(times.length / 2)]!.toFixed(2), times[Math.floor(times.length * 0.95)]!.toFixed(2)].join('\t'));
}

// Writes a pack for measuring `mailmedic check`: articles and flows in both languages, each different, with nothing to
// mend in them. node bench/check-pack.ts DIR [articles] [flows] [nodes]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS = {
  en: 'the mail server waits because a port is closed and nobody sees it until you look at its log and read the last line of the day'.split(' '),
  de: 'der Server wartet weil ein Port zu ist und keiner sieht es bis du ins Log schaust und die letzte Zeile vom Tag liest wo es steht'.split(' '),
};

/** Deterministic numbers below `limit` (mulberry32). */
const dice = (seed: number) => {
  let state = seed;
  return (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit) | 0;
  };
};

const sentence = (roll: (limit: number) => number, language: 'en' | 'de'): string => {
  const words = Array.from({ length: 7 + roll(6) }, () => WORDS[language][roll(WORDS[language].length)]!);
  return `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`;
};

const paragraph = (roll: (limit: number) => number, language: 'en' | 'de'): string => Array.from({ length: 3 }, () => sentence(roll, language)).join(' ');

/** About 2 kB, as articles of the built-in pack are. */
const article = (number: number, articles: number, language: 'en' | 'de'): string => {
  const roll = dice(number);
  const id = `case-${number}`;
  const head =
    language === 'en'
      ? `title: Case ${number} of the bench\nkind: problem\nsymptoms: [case ${number} happens, nothing works since case ${number}]\nsignatures: ['bench${number}: error [0-9]+ in unit-${number}']\nrelated: [case-${(number + 1) % articles}]\nsources:\n  - { doc: bench, title: Page ${number}, section: Part ${number % 7}, url: 'https://docs.example.org/${number}', read: 2026-11-28 }`
      : `title: Fall ${number} der Messung\nsymptoms: [Fall ${number} tritt auf, nichts geht mehr seit Fall ${number}]`;
  const [fix, more] = language === 'en' ? ['Fix', 'If it did not help'] : ['Lösung', 'Wenn es nicht geholfen hat'];
  const link =
    language === 'en'
      ? `[case ${(number + 1) % articles}](case-${(number + 1) % articles}.md#fix)`
      : `[Fall ${(number + 1) % articles}](case-${(number + 1) % articles}.de.md#lösung)`;
  return `---\n${head}\n---\n${paragraph(roll, language)}\n\n${paragraph(roll, language)}\n\n## ${fix}\n\n1. ${sentence(roll, language)}\n\n    \`\`\`bash\n    ${'{{compose}}'} logs --tail 50 unit-${number}\n    \`\`\`\n\n2. ${sentence(roll, language)} \`unit-${number}.conf\`\n3. ${sentence(roll, language)} ${link}\n\n!!! warning\n\n    ${sentence(roll, language)}\n\n| ${language === 'en' ? 'sign' : 'Zeichen'} | ${language === 'en' ? 'meaning' : 'Bedeutung'} |\n| --- | --- |\n| \`a${number}\` | ${sentence(roll, language)} |\n| \`b${number}\` | ${sentence(roll, language)} |\n\n## ${more}\n\n${paragraph(roll, language)}\n${id === '' ? '' : ''}`;
};

/** Asks in a row, each leading to a conclusion or to the next; the last two nodes are what proves a fix, and the hand-over. */
const flow = (number: number, nodes: number, articles: number, language: 'en' | 'de'): string => {
  const roll = dice(100_000 + number);
  const asks = Math.max(1, Math.floor((nodes - 2) / 2));
  const article = (at: number): number => (number * asks + at) % articles;
  const numbers = Array.from({ length: asks }, (_, at) => at);
  const unsure = language === 'en' ? "- unsure: I don't know" : '- unsure: Ich weiß es nicht';
  const [yes, no, why] = language === 'en' ? ['Yes', 'No', 'Why'] : ['Ja', 'Nein', 'Warum'];
  const body = [
    ...numbers.map(
      (at) => `## ask-${at}\n${sentence(roll, language).replace(/\.$/, '?')}\n\n> ${why}: ${sentence(roll, language)}\n\n- yes: ${yes}\n- no: ${no}\n${unsure}`,
    ),
    ...numbers.map((at) => `## end-${at}\n${sentence(roll, language)}`),
    `## works\n${language === 'en' ? 'Does it work now?' : 'Geht es jetzt?'}\n\n- works: ${yes}\n- fails: ${no}\n${unsure}`,
    `## hand-over\n${sentence(roll, language)}`,
  ].join('\n\n');
  if (language === 'de') return `---\ntitle: Ablauf ${number}\nsymptoms: [Ablauf ${number} hakt]\n---\n# Ablauf ${number}\n\n${body}\n`;
  const routing = numbers.flatMap((at) => [
    `  ask-${at}: { ask: choice, go: { yes: end-${at}, no: ${at + 1 < asks ? `ask-${at + 1}` : 'hand-over'}, unsure: ${at + 1 < asks ? `ask-${at + 1}` : 'hand-over'} } }`,
    `  end-${at}: { conclude: case-${article(at)}, verify: works, otherwise: hand-over }`,
  ]);
  const walks = numbers.map(
    (at) =>
      `  - { when: { ${[...numbers.slice(0, at).map((one) => `ask-${one}: no`), `ask-${at}: yes`, `end-${at}: done`, 'works: works'].join(', ')} }, then: end-${at} }`,
  );
  return `---\ntitle: Flow ${number}\nproducts: [mailcow]\narea: sending\nsymptoms: [flow ${number} hangs]\nstart: ask-0\nnodes:\n${routing.join('\n')}\n  works: { ask: choice, good: [works] }\n  hand-over: { hand-over: true }\nwalks:\n${walks.join('\n')}\n---\n# Flow ${number}\n\n${body}\n`;
};

/** Writes the pack; articles and flows come in both languages. Returns how many megabytes it has. */
export const writeBenchPack = (dir: string, { articles = 2000, flows = 500, nodes = 10_000 } = {}): number => {
  let bytes = 0;
  const write = (name: string, text: string): void => {
    bytes += Buffer.byteLength(text);
    writeFileSync(join(dir, name), text);
  };
  for (const room of ['knowledge', 'flows']) mkdirSync(join(dir, room, 'mailcow'), { recursive: true });
  for (const language of ['en', 'de'] as const) {
    const ending = language === 'en' ? '.md' : '.de.md';
    for (let at = 0; at < articles; at++) write(`knowledge/mailcow/case-${at}${ending}`, article(at, articles, language));
    for (let at = 0; at < flows; at++) write(`flows/mailcow/bench-${at}${ending}`, flow(at, nodes / flows, articles, language));
  }
  return bytes / 1e6;
};

if (process.argv[1] === import.meta.filename) {
  const [dir, articles, flows, nodes] = process.argv.slice(2);
  if (dir === undefined) throw new Error('node bench/check-pack.ts DIR [articles] [flows] [nodes]');
  const megabytes = writeBenchPack(dir, {
    ...(articles ? { articles: Number(articles) } : {}),
    ...(flows ? { flows: Number(flows) } : {}),
    ...(nodes ? { nodes: Number(nodes) } : {}),
  });
  console.log(`${megabytes.toFixed(1)} MB in ${dir}`);
}

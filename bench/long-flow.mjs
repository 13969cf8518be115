import { mkdirSync, writeFileSync } from 'node:fs';

const SHELF = 'flows/common';

/** A pack with one flow of `steps` questions, one after the other, in both languages. */
export const writeLongFlow = (folder, steps) => {
  const names = Array.from({ length: steps }, (_, index) => `step-${index + 1}`);
  const next = (index) => names[index + 1] ?? 'end';
  const nodes = names.map((name, index) => `  ${name}: { ask: choice, go: { yes: ${next(index)}, no: ${next(index)}, unsure: ${next(index)} } }`);
  const words = (question, yes, no, unsure) =>
    names.map((name, index) => `## ${name}\n${question} ${index + 1}?\n\n- yes: ${yes}\n- no: ${no}\n- unsure: ${unsure}\n`).join('\n');
  mkdirSync(`${folder}/${SHELF}`, { recursive: true });
  writeFileSync(
    `${folder}/${SHELF}/long-walk.md`,
    `---
title: A very long walk
products: [mailcow, mailu, docker-mailserver, bluemind]
area: network
symptoms: [walk the long benchmark walk]
sources:
  - { doc: mailmedic, title: bench, url: 'https://example.org/', read: 2026-11-21 }
start: step-1
nodes:
${nodes.join('\n')}
  end: { hand-over: true }
---
# A very long walk

${words('Do you see the light number', 'Yes, I see it', 'No, it is dark', "I don't know")}
## end
That was all.
`,
  );
  writeFileSync(
    `${folder}/${SHELF}/long-walk.de.md`,
    `---
title: Ein sehr langer Weg
symptoms: [den langen Messweg gehen]
---
# Ein sehr langer Weg

${words('Siehst du das Licht Nummer', 'Ja, ich sehe es', 'Nein, es ist dunkel', 'Ich weiß es nicht')}
## end
Das war alles.
`,
  );
};

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// A pack of its own: what these tests say must not change when an article gets better. Everything a flow can do is in it.
const SOURCE = "sources:\n  - { doc: mailmedic, title: End-to-end tests, url: 'https://example.org/', read: 2026-11-21 }";

const flow = (port: number): string => `---
title: The test lamp stays dark
products: [mailcow, mailu, docker-mailserver, bluemind]
area: network
symptoms: [the test lamp stays dark]
${SOURCE}
start: plugged
nodes:
  plugged: { ask: choice, go: { yes: greets, no: not-plugged, unsure: why-dark } }
  greets:
    probe: smtp.banner
    with: { host: 127.0.0.1, port: ${port} }
    go: { ours: hand-over, foreign: why-dark, odd: why-dark, refused: not-listening, silent: silent-server, unsure: why-dark }
  why-dark:
    rank:
      bulb: { odds: 3, minutes: 40, shown-by: { cold: cold } }
      switch: { odds: 2, minutes: 40, shown-by: { cold: warm } }
    otherwise: hand-over
  cold: { ask: choice }
  not-plugged: { conclude: lamp-not-plugged, otherwise: why-dark }
  not-listening: { conclude: lamp-not-listening, verify: greets, otherwise: why-dark }
  silent-server: { conclude: lamp-not-listening, verify: greets, otherwise: why-dark }
  bulb: { conclude: lamp-bulb }
  switch: { conclude: lamp-switch }
  hand-over: { hand-over: true }
---
# The test lamp stays dark

## plugged
Is the lamp plugged in?

Follow the cable to the wall.

> Why: a lamp without power stays dark.

- yes: Yes, the plug is in
- no: No, the cable lies loose
- unsure: I don't know

## greets
Does the lamp answer?

- ours: Yes, it says its name
- foreign: Another lamp answers
- odd: Something odd comes back
- refused: The connection is refused
- silent: Nothing comes back
- unsure: I don't know

## why-dark
Why is it dark?

## cold
Is the bulb cold?

- cold: Yes, cold
- warm: No, warm
- unsure: I don't know

## not-plugged
The lamp is not plugged in

## not-listening
The lamp does not listen

## silent-server
The lamp listens and says nothing

## bulb
The bulb is broken

## switch
The switch is off

## hand-over
Ask somebody who knows lamps.
`;

const GERMAN_FLOW = `---
title: Die Testlampe bleibt dunkel
symptoms: [die Testlampe bleibt dunkel]
---
# Die Testlampe bleibt dunkel

## plugged
Steckt der Stecker der Lampe?

Folge dem Kabel bis zur Wand.

> Warum: ohne Strom bleibt eine Lampe dunkel.

- yes: Ja, er steckt
- no: Nein, das Kabel liegt lose da
- unsure: Ich weiß es nicht

## greets
Antwortet die Lampe?

- ours: Ja, sie nennt ihren Namen
- foreign: Eine andere Lampe antwortet
- odd: Etwas Seltsames kommt zurück
- refused: Die Verbindung wird abgelehnt
- silent: Nichts kommt zurück
- unsure: Ich weiß es nicht

## why-dark
Warum ist sie dunkel?

## cold
Ist die Birne kalt?

- cold: Ja, kalt
- warm: Nein, warm
- unsure: Ich weiß es nicht

## not-plugged
Der Stecker der Lampe steckt nicht

## not-listening
Die Lampe hört nicht zu

## silent-server
Die Lampe hört zu und sagt nichts

## bulb
Die Birne ist kaputt

## switch
Der Schalter ist aus

## hand-over
Frage jemanden, der sich mit Lampen auskennt.
`;

const article = (title: string, fix: string): string => `---
title: ${title}
kind: problem
symptoms: [${title.toLowerCase()}]
${SOURCE}
---
A lamp needs power, a switch and a bulb.

## Fix

${fix}

    lamp --switch on
`;

const germanArticle = (title: string, fix: string): string => `---
title: ${title}
symptoms: [${title.toLowerCase()}]
---
Eine Lampe braucht Strom, einen Schalter und eine Birne.

## Lösung

${fix}

    lamp --switch on
`;

const ARTICLES = [
  {
    id: 'lamp-not-plugged',
    en: 'The lamp is not plugged in',
    fix: 'Put the plug into the wall.',
    de: 'Der Stecker steckt nicht',
    mend: 'Stecke den Stecker in die Wand.',
  },
  { id: 'lamp-not-listening', en: 'The lamp does not listen', fix: 'Start the lamp.', de: 'Die Lampe hört nicht zu', mend: 'Starte die Lampe.' },
  { id: 'lamp-bulb', en: 'The bulb is broken', fix: 'Take a new bulb.', de: 'Die Birne ist kaputt', mend: 'Nimm eine neue Birne.' },
  { id: 'lamp-switch', en: 'The switch is off', fix: 'Turn the switch.', de: 'Der Schalter ist aus', mend: 'Drücke den Schalter.' },
];

/** Writes the pack into a new folder and returns it. Its probe connects to `port` of this machine. */
export const writeLampPack = (port: number): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-lamp-'));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write('flows/common/test-lamp.md', flow(port));
  write('flows/common/test-lamp.de.md', GERMAN_FLOW);
  for (const { id, en, fix, de, mend } of ARTICLES) {
    write(`knowledge/common/${id}.md`, article(en, fix));
    write(`knowledge/common/${id}.de.md`, germanArticle(de, mend));
  }
  return folder;
};

import type { PackText } from '../../src/store/packs.ts';

const flow = `---
title: Mail does not get out
products: [mailcow]
area: sending
symptoms: [mail hangs]
signatures: ['kaboom .*timed out']
sources:
  - { doc: mailcow, title: Prerequisites, read: 2026-11-21 }
start: reach
nodes:
  reach:
    probe: smtp.outbound
    with: { port: 25 }
    good: [ipv4-only]
    go:
      open: why
      refused: blocked
      silent: blocked
      redirected: blocked
      offline: hand-over
      ipv4-only: why
      ipv6-only: why
      unsure: try
  try: { show: true, go: { done: reach, stuck: hand-over } }
  why:
    rank:
      listed: { odds: 3, minutes: 60, shown-by: { list: listed } }
      nameless: { odds: 1, minutes: 20, shown-by: { reverse: [missing, mismatch] } }
    otherwise: hand-over
    odds-from: the makers of this test
  list: { probe: dnsbl.listed, with: { ip: '{{public_ip}}' } }
  reverse: { probe: dns.reverse, with: { ip: '{{public_ip}}' } }
  blocked: { conclude: port-blocked, verify: reach, otherwise: hand-over }
  listed: { conclude: ip-listed }
  nameless: { conclude: no-reverse-name, verify: reverse }
  hand-over: { hand-over: true }
walks:
  - { when: { reach: silent }, probes: true, then: blocked }
  - { when: { reach: open, list: listed }, facts: { public_ip: 192.0.2.1 }, probes: true, then: listed }
  - { when: { reach: open, list: clean, reverse: missing }, facts: { public_ip: 192.0.2.1 }, probes: true, then: nameless }
---
# Mail does not get out

## reach
Can your server reach another mail server?
- open: Yes
- silent: No, nothing comes back
- unsure: I don't know

## try
Type \`nc -vz gmail-smtp-in.l.google.com 25\` and come back.
- done: I have
- stuck: I cannot

## list
Is your address on a blocklist?
- listed: Yes
- clean: No

## reverse
Does your address have a name?
- confirmed: Yes
- missing: No

## blocked
Port 25 is blocked

## listed
Your address is on a blocklist

## nameless
Your address has no name

## hand-over
Somebody else must look.
`;

const german = `---
title: Mail geht nicht raus
symptoms: [Mail hängt]
---
# Mail geht nicht raus

## reach
Erreicht dein Server einen anderen Mailserver?
- open: Ja
- silent: Nein, es kommt nichts zurück
- unsure: Ich weiß es nicht

## try
Gib \`nc -vz gmail-smtp-in.l.google.com 25\` ein und komm wieder.
- done: Habe ich
- stuck: Kann ich nicht

## list
Steht deine Adresse auf einer Sperrliste?
- listed: Ja
- clean: Nein

## reverse
Hat deine Adresse einen Namen?
- confirmed: Ja
- missing: Nein

## blocked
Port 25 ist gesperrt

## listed
Deine Adresse steht auf einer Sperrliste

## nameless
Deine Adresse hat keinen Namen

## hand-over
Da muss jemand anders nachsehen.
`;

const article = (title: string, signature: string, link: string): string => `---
title: ${title}
kind: problem
symptoms: [mail hangs]
signatures: ['${signature}']
sources:
  - { doc: mailcow, title: Prerequisites, read: 2026-11-21 }
---
What is happening.

## Fix
Type \`mailq\`. ${link}

\`\`\`bash
postqueue -p
\`\`\`
`;

const translation = (title: string, link: string): string => `---
title: ${title}
symptoms: [Mail hängt]
---
Was geschieht.

## Fix
Gib \`mailq\` ein. ${link}

\`\`\`bash
postqueue -p
\`\`\`
`;

/** A small pack in which no rule finds anything. */
export const GOOD: readonly PackText[] = [
  { name: 'flows/mailcow/sending.md', text: flow },
  { name: 'flows/mailcow/sending.de.md', text: german },
  { name: 'knowledge/common/port-blocked.md', text: article('Port 25 is blocked', 'kaboom: no way out', 'See [the list](ip-listed.md#fix).') },
  { name: 'knowledge/common/port-blocked.de.md', text: translation('Port 25 ist gesperrt', 'Siehe [die Liste](ip-listed.de.md#fix).') },
  { name: 'knowledge/common/ip-listed.md', text: article('The address is listed', 'grumble: named by \\S+', 'See [docs](https://docs.mailcow.email/).') },
  { name: 'knowledge/common/ip-listed.de.md', text: translation('Die Adresse steht auf einer Liste', 'Siehe [Doku](https://docs.mailcow.email/).') },
  { name: 'knowledge/mailcow/no-reverse-name.md', text: article('The address has no name', 'whine: who are you', 'See [below](#fix).') },
  { name: 'knowledge/mailcow/no-reverse-name.de.md', text: translation('Die Adresse hat keinen Namen', 'Siehe [unten](#fix).') },
];

/** One change to the good pack: text `from` becomes `to` in a file; without `from` the file is added, without `to` it goes. */
export type Change = { readonly file: string; readonly from?: string; readonly to?: string };

export const changed = (changes: readonly Change[]): PackText[] => {
  let texts = [...GOOD];
  for (const { file, from, to } of changes) {
    const at = texts.findIndex(({ name }) => name === file);
    if (from === undefined) texts = to === undefined ? texts.filter(({ name }) => name !== file) : [...texts, { name: file, text: to }];
    else if (at < 0 || !texts[at]!.text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
    else texts[at] = { name: file, text: texts[at]!.text.replace(from, () => to ?? '') };
  }
  return texts;
};

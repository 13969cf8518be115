import { type Word, wordsOf } from './words.ts';

/** A piece of a sentence that says one thing, and how much it counts as a complaint. */
export type Clause = { readonly words: readonly Word[]; readonly weight: number; readonly why?: 'works' | 'tried' | 'done' | 'setting' };

/** What was tried and did not help, or was checked and is not the cause. Hand-set weight. */
const TRIED =
  /\b(?:(?:did|does|do|didn'?t|doesn'?t|has|have)\s*(?:not|n't)?\s*help(?:ed)?|didn'?t help|doesn'?t help|no(?:t)? help|not helping|hilft (?:auch )?nicht|half nicht|hat nicht geholfen|bringt nichts|brachte nichts|(?:i|we)(?:'ve| have)? (?:already |also )?(?:checked|verified|tried|tested|disabled|opened|reinstalled|deactivated|switched off)|already (?:checked|verified|tried|tested|restarted|disabled)|ich habe (?:bereits |schon )?(?:geprüft|versucht|probiert|kontrolliert)|bereits (?:geprüft|versucht|neugestartet|neu gestartet)|is unchecked|not ticked|nicht angehakt|is disabled|are disabled|every .{0,30} is free|problem (?:still )?persists|are not running|is not running)\b/i;

/** What works is not what is wrong. */
const WORKS =
  /\b(?:works? (?:fine|well|perfectly|great|without|as (?:it should|expected))|(?:is|are) (?:working|correct|fine|ok|okay|green)|everything (?:seems to )?(?:works?|is)|alles (?:andere )?(?:funktioniert|läuft|klappt|ok)|funktioniert (?:ohne probleme|problemlos|offensichtlich|einwandfrei)|klappt(?! nicht)|without (?:any )?problems?|ohne probleme|no problems?|all checks passed|had very good experiences)\b/i;

/** What the person says they have set up already. */
const DONE =
  /(?:\b(?:i|we)(?:'ve| have)? (?:also |already |successfully )?(?:set|setup|set up|configured|installed|copied|added|created|enabled|activated|changed|opened|regenerated|updated|implemented)\b|\bich habe? .{0,40}(?:eingerichtet|konfiguriert|gesetzt|installiert|angelegt|eingetragen|geöffnet|aktiviert)\b|\b10 ?\/ ?10\b|\bhave done everything|\ball(?:es)? (?:records|checks|entries|einträge|ports?)\b|\bnot (?:on any |listed )?black-?list|\bno blacklist|\byes\b|: (?:present|ok|passed|active)\b|\bdefinitely\b|\bdefinitiv\b)/i;

/** Where it happens: system and versions, of use only where the platform is the complaint. */
const SETTING =
  /^(?:\s*(?:os|system|host|server|kernel|version|docker(?:-compose)? version|betriebssystem)\s*[:=]|.{0,40}\b(?:i am|i'm|we are|ich) (?:using|running|nutze|verwende)\b|.{0,30}\b(?:installed|fresh(?:ly)? install(?:ed|ation)?|installiert) .{0,30}\b(?:ubuntu|debian|centos|vserver|vps))/i;

const BREAK = /(?<=[.!?;])\s+|\n|,\s+|\s+(?=(?:but|however|although|aber|jedoch|obwohl|though|whereas|während|except)\b)/i;

const MARKS: readonly { readonly why: NonNullable<Clause['why']>; readonly pattern: RegExp; readonly weight: number }[] = [
  { why: 'tried', pattern: TRIED, weight: 0.35 },
  { why: 'works', pattern: WORKS, weight: 0.35 },
  { why: 'done', pattern: DONE, weight: 0.7 },
  { why: 'setting', pattern: SETTING, weight: 0.6 },
];

/** Splits what a person says where its meaning turns. A clause that is all there is keeps its full weight. */
export const clausesOf = (text: string): Clause[] => {
  const parts = text.split(BREAK).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return parts.map((part) => {
    const mark = parts.length > 1 ? MARKS.find(({ pattern }) => pattern.test(part)) : undefined;
    return { words: wordsOf(part), weight: mark?.weight ?? 1, ...(mark ? { why: mark.why } : {}) };
  });
};

import type { Hit } from '../knowledge/search/search.ts';
import { defineCommand } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { openContent } from './open-content.ts';
import { printable } from './printable.ts';
import { readTail } from './read-tail.ts';
import { words } from './words.ts';

/** More of a log than this says nothing new. */
const MOST_BYTES = 8 * 1024 * 1024;

const hitLines = (hit: Hit, explain: boolean, because: string): string[] => [
  `${String(Math.round(hit.score * 100)).padStart(4)} %  ${printable(hit.title)}  (${hit.article})`,
  ...(explain && hit.because.length > 0 ? [`        ${because}: ${printable(hit.because.join(', '))}`] : []),
];

export const findCommand = defineCommand({
  name: 'find',
  title: {
    en: 'what is this? ranked answers to a text, an error or a log',
    de: 'was ist das? Antworten zu einem Text, einem Fehler oder einem Log, beste zuerst',
  },
  words: { value: 'TEXT|-', most: Number.POSITIVE_INFINITY },
  options: {
    explain: { type: 'flag', title: { en: 'say what each answer rests on', de: 'sagen, worauf jede Antwort beruht' } },
    limit: { type: 'text', value: 'N', title: { en: 'at most so many answers (else 5)', de: 'höchstens so viele Antworten (sonst 5)' } },
  },
  run: async ({ words: given, options, language, io, out }) => {
    const say = words[language];
    const limit = options.limit === undefined ? 5 : Number(options.limit);
    if (!Number.isInteger(limit) || limit < 1) return out.misuse({ message: say.notNumber('--limit', options.limit ?? '') });
    const query = given.length === 1 && given[0] === '-' ? await readTail(io.stdin, MOST_BYTES) : given.join(' ');
    if (query.trim() === '') return out.misuse({ message: say.noText });
    const opened = await openContent({ language, options, io });
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const search = await opened.content.search();
    const found = search.find(query, { language, limit, ...(options.product ? { product: options.product } : {}) });
    if (options.json) {
      const hits = found.hits.map(({ article, flow, title, answers, score, because }) => ({
        article,
        flow: flow ?? null,
        title,
        answers,
        score,
        ...(options.explain ? { because } : {}),
      }));
      out.json({ query, verdict: found.verdict, hits });
      return FINE;
    }
    if (found.verdict === 'none' || found.hits.length === 0) {
      out.line(say.findNone);
      return FINE;
    }
    if (found.verdict === 'ambiguous') out.line(say.findAmbiguous);
    for (const hit of found.hits) for (const line of hitLines(hit, options.explain, say.because)) out.line(line);
    out.line();
    out.line(say.findTry);
    return FINE;
  },
});

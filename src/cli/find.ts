import type { Ask } from '../knowledge/search/ask.ts';
import { DESCRIBE_IT, HELP_PLACES } from '../knowledge/search/not-known.ts';
import type { FindResult, Hit } from '../knowledge/search/search.ts';
import { isProduct, PRODUCTS } from '../model/article.ts';
import type { Language } from '../model/language.ts';
import { productName } from '../model/product-name.ts';
import { defineCommand } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { openContent } from './open-content.ts';
import { printable } from './printable.ts';
import { readTail } from './read-tail.ts';
import { words } from './words.ts';

/** More of a log than this says nothing new. */
const MOST_BYTES = 8 * 1024 * 1024;

const hitLines = (hit: Hit, at: number, explain: boolean, because: string): string[] => [
  `${String(at + 1).padStart(2)}  ${String(Math.round(hit.score * 100)).padStart(3)} %  ${printable(hit.title)}  (${hit.article})`,
  ...(explain && hit.because.length > 0 ? [`        ${because}: ${printable(hit.because.join(', '))}`] : []),
];

/** Less likely than this is not near. */
const NEAR = 0.1;

/** What comes nearest, how to say it better, and who knows more: an answer, too. */
const noneLines = (found: FindResult, language: Language): string[] => {
  const say = words[language];
  const nearest = found.hits.filter(({ score }) => score >= NEAR).slice(0, 3);
  const { product } = found.told.facts;
  const products = typeof product === 'string' && isProduct(product) ? [product] : PRODUCTS;
  return [
    say.findNone,
    ...(nearest.length > 0 ? ['', say.findNearest, ...nearest.map((hit) => `  ${printable(hit.title)}  (${hit.article})`)] : []),
    '',
    DESCRIBE_IT[language],
    say.findPeople,
    ...products.map((one) => `  ${productName(one)}: ${HELP_PLACES[one]}`),
  ];
};

/** The question that separates, and which of the answers above fit each choice. */
const askLines = (ask: Ask | undefined, language: Language): string[] =>
  ask
    ? [
        '',
        ask.question[language],
        ...ask.options.map(
          ({ label, hits, flow }) =>
            `  ${printable(label[language])}: ${hits.map((at) => at + 1).join(', ')}${flow === undefined ? '' : `  (mailmedic --flow ${flow})`}`,
        ),
      ]
    : [];

const askData = ({ about, question, options }: Ask, language: Language) => ({
  about,
  question: question[language],
  options: options.map(({ label, hits, flow }) => ({ label: label[language], hits, flow: flow ?? null })),
});

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
      out.json({
        query,
        verdict: found.verdict,
        hits,
        ...(found.ask ? { ask: askData(found.ask, language) } : {}),
        ...(options.explain ? { told: found.told.facts } : {}),
      });
      return FINE;
    }
    if (found.verdict === 'none' || found.hits.length === 0) {
      for (const line of noneLines(found, language)) out.line(line);
      return FINE;
    }
    if (found.verdict === 'ambiguous') out.line(say.findAmbiguous);
    found.hits.forEach((hit, at) => {
      for (const line of hitLines(hit, at, options.explain, say.because)) out.line(line);
    });
    for (const line of askLines(found.ask, language)) out.line(line);
    out.line();
    out.line(say.findTry);
    return FINE;
  },
});

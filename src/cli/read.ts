import type { Article } from '../model/article.ts';
import type { Language } from '../model/language.ts';
import { type Call, defineCommand } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { findById } from './find-by-id.ts';
import { leftOut } from './left-out.ts';
import { type Content, openContent } from './open-content.ts';
import { printable } from './printable.ts';
import { words } from './words.ts';

/** One line an article, in the language where it has one, else in English. */
const inLanguage = (articles: readonly Article[], language: Language): Article[] =>
  [...Map.groupBy(articles, ({ shelf, id }) => `${shelf}/${id}`).values()].flatMap(
    (same) => same.find((article) => article.language === language) ?? same.find((article) => article.language === 'en') ?? same.slice(0, 1),
  );

const keyOf = ({ shelf, id }: Article): string => `${shelf}/${id}`;

const list = ({ pack }: Content, { options, language, out }: Call): number => {
  const wanted = inLanguage(pack.articles, language).filter(({ shelf }) => options.product === undefined || shelf === options.product || shelf === 'common');
  const sorted = wanted.sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
  if (options.json) {
    out.json(sorted.map(({ id, shelf, language: own, title, kind }) => ({ id: `${shelf}/${id}`, language: own, title, kind })));
    return FINE;
  }
  const width = Math.max(0, ...sorted.map((article) => keyOf(article).length));
  for (const article of sorted) out.line(`${keyOf(article).padEnd(width)}  ${printable(article.title)}`);
  return FINE;
};

/** The facts that the command line tells, for the tabs and the commands in the text. */
const factsOf = (product: string | undefined) => (product === undefined ? {} : { product: { value: product, by: 'person' as const, at: '' } });

const draw = async (article: Article, base: Article, fallback: boolean, { options, language, io, out }: Call): Promise<void> => {
  const [{ renderBlocks }, { lineText }, { paint, paletteOf }, { fillBlocks }] = await Promise.all([
    import('../terminal/render/blocks.ts'),
    import('../terminal/render/line.ts'),
    import('../terminal/render/paint.ts'),
    import('../knowledge/fill.ts'),
  ]);
  const colours = io.stdout.isTTY === true && !options.plain && io.env.TERM !== 'dumb';
  const width = Math.min(100, io.stdout.columns ?? 80);
  const facts = factsOf(options.product);
  const lines = renderBlocks(fillBlocks(article.blocks, facts, language), {
    width,
    language,
    ticks: !colours,
    plain: options.plain || !colours,
    details: true,
    tab: 0,
    facts,
  });
  out.line(`${printable(article.title)}${fallback ? ` ${words[language].fallback(words[language].language[article.language])}` : ''}`);
  out.line();
  out.line(colours ? paint(lines, paletteOf(io.env)) : lines.map(lineText).join('\n'));
  out.line();
  for (const source of base.sources)
    out.line(printable(words[language].source(source.doc, [source.title, source.section].filter(Boolean).join(', '), source.read, source.url)));
};

export const readCommand = defineCommand({
  name: 'read',
  title: { en: 'an article, or the list of all', de: 'ein Artikel, oder die Liste aller' },
  words: { value: '[id]', most: 1 },
  options: {},
  run: async (call) => {
    const { words: given, options, language, out } = call;
    const say = words[language];
    const opened = await openContent(call);
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { pack, library } = opened.content;
    const [id] = given;
    if (id === undefined) return list(opened.content, call);
    const named = findById(
      id.replace(/(\.de)?\.md$/, ''),
      inLanguage(pack.articles, language),
      keyOf,
      say,
      say.unknown.article,
      'read',
      options.product ?? 'common',
    );
    if ('misuse' in named) return out.misuse(leftOut(id, 'knowledge', opened.content, say) ?? named.misuse);
    const shelves = await library();
    const found = shelves.resolve(keyOf(named.thing), { language });
    const article = found?.article ?? named.thing;
    const base = shelves.base(keyOf(named.thing)) ?? article;
    if (options.json) {
      const { title, kind, answers, symptoms, related, sources } = base;
      out.json({
        id: keyOf(article),
        language: article.language,
        fallback: article.language !== language,
        kind,
        answers,
        symptoms,
        related,
        sources,
        ...(article === base ? {} : { symptoms: article.symptoms }),
        title: article.title || title,
        blocks: article.blocks,
      });
      return FINE;
    }
    await draw(article, base, article.language !== language, call);
    return FINE;
  },
});

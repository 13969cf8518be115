import { isId } from '../../knowledge/fields.ts';
import { slug } from '../../knowledge/markdown/slug.ts';
import { ARTICLE_KINDS, type ArticleKind, PRODUCTS, type Product, type Shelf } from '../../model/article.ts';
import { AREAS, type Area } from '../../model/flow.ts';
import { LANGUAGES } from '../../model/language.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import type { Call } from '../define-command.ts';
import { FINE } from '../exit-codes.ts';
import { readKeyValues } from '../key-values.ts';
import { nearest } from '../nearest.ts';
import { openContent } from '../open-content.ts';
import type { Misuse } from '../output.ts';
import { words } from '../words.ts';
import { articleText } from './article-text.ts';
import { flowTexts, missingParams, type NewFlow } from './flow-text.ts';
import type { NEW_OPTIONS } from './options.ts';
import { createInterview, type Interview } from './questions.ts';
import { type NewFile, packToWrite, writeNew } from './write-new.ts';

type NewCall = Call<typeof NEW_OPTIONS>;
type Made = { readonly files: readonly NewFile[]; readonly next: string } | { readonly misuse: Misuse };

const today = (): string => new Date().toISOString().slice(0, 10);

const shelfOf = ({ options }: NewCall): Shelf => options.shelf ?? options.product ?? 'common';

/** Titles, the id and the symptoms: what articles and flows have in common. */
const askNames = async ({ words: [, id], options, language }: NewCall, interview: Interview) => {
  const say = words[language];
  const title = await interview.ask(options.title, { option: '--title', asks: say.askTitle });
  const german = await interview.ask(options['title-de'], { option: '--title-de', asks: say.askTitleDe });
  const made = title === '' ? '' : slug(title).slice(0, 50).replace(/-+$/, '');
  const usual = isId(made) ? made : undefined;
  const wrong = (answer: string): string | undefined => (isId(answer) ? undefined : say.badId(answer));
  const name = await interview.ask(id, { option: 'ID', asks: say.askId, wrong, ...(usual === undefined ? {} : { usual }) });
  const symptoms = async (given: readonly string[], option: string, asks: string, otherwise: string): Promise<string[]> =>
    given.length > 0 ? [...given] : [await interview.ask(undefined, { option, asks, usual: otherwise })];
  return {
    id: name,
    titles: { en: title, de: german },
    symptoms: {
      en: await symptoms(options.symptom, '--symptom', say.askSymptom, title),
      de: await symptoms(options['symptom-de'], '--symptom-de', say.askSymptomDe, german),
    },
  };
};

const newArticle = async (call: NewCall, interview: Interview): Promise<Made> => {
  const names = await askNames(call, interview);
  const wrong = (answer: string): string | undefined => (ARTICLE_KINDS.includes(answer as ArticleKind) ? undefined : words[call.language].oneOf(ARTICLE_KINDS));
  const kind = (await interview.ask(call.options.kind, {
    option: '--kind',
    asks: words[call.language].askKind(ARTICLE_KINDS),
    usual: 'problem',
    wrong,
  })) as ArticleKind;
  const article = { ...names, kind, today: today() };
  const file = (ending: string): string => `knowledge/${shelfOf(call)}/${names.id}${ending}`;
  const files = LANGUAGES.map((language) => ({ name: file(language === 'en' ? '.md' : `.${language}.md`), text: articleText(article, language) }));
  return { files, next: words[call.language].afterArticle(names.id) };
};

const findProbe = ({
  options,
  language,
}: NewCall): { readonly more: Pick<NewFlow, 'with'> & Partial<Pick<NewFlow, 'probe'>> } | { readonly misuse: Misuse } => {
  const say = words[language];
  const given = readKeyValues(options.with, say);
  if ('misuse' in given) return given;
  if (options.probe === undefined) return { more: { with: {} } };
  const probe = CATALOGUE.get(options.probe);
  if (!probe) {
    const meant = nearest(options.probe, [...CATALOGUE.keys()]);
    return { misuse: { message: say.unknown.probe(options.probe), mend: meant ? say.didYouMean(meant) : say.allOf('probe') } };
  }
  const missing = missingParams(probe, given.values);
  if (missing.length > 0) return { misuse: { message: say.missingParam(probe.name, missing), mend: missing.map((name) => `--with ${name}=…`).join(' ') } };
  return { more: { probe, with: given.values } };
};

const newFlow = async (call: NewCall, interview: Interview): Promise<Made> => {
  const { options, language, io } = call;
  const say = words[language];
  const found = findProbe(call);
  if ('misuse' in found) return found;
  const names = await askNames(call, interview);
  const wrong = (answer: string): string | undefined => (AREAS.includes(answer as Area) ? undefined : say.oneOf(AREAS));
  const area = (await interview.ask(options.area, { option: '--area', asks: say.askArea(AREAS), wrong })) as Area;
  const shelf = shelfOf(call);
  const wanted = options.article.length > 0 ? options.article : [names.id];
  // A pack that does not exist yet has no articles; the built-in ones are there anyway.
  const opened = await openContent({ language, io, options: { ...options, pack: [] } });
  const own = await openContent({ language, io, options });
  const { content } = 'content' in own ? own : (opened as Extract<typeof opened, { content: unknown }>);
  const library = await content.library();
  const products = shelf === 'common' ? [...PRODUCTS] : [shelf as Product];
  const articles: NewFlow['articles'][number][] = [];
  const files: NewFile[] = [];
  for (const id of wanted) {
    const there = library.base(id, products[0]);
    if (there) {
      articles.push({ id, titles: { en: there.title, de: library.resolve(id, { language: 'de', product: products[0] })?.article.title ?? there.title } });
      continue;
    }
    if (id !== names.id || !isId(id)) return { misuse: { message: say.unknown.article(id), mend: say.makeArticle(id) } };
    articles.push({ id, titles: names.titles });
    const article = { ...names, kind: 'problem' as const, today: today() };
    for (const one of LANGUAGES) files.push({ name: `knowledge/${shelf}/${id}${one === 'en' ? '.md' : `.${one}.md`}`, text: articleText(article, one) });
  }
  const texts = flowTexts({ ...names, area, products, articles, ...found.more });
  for (const one of LANGUAGES) files.push({ name: `flows/${shelf}/${names.id}${one === 'en' ? '.md' : `.${one}.md`}`, text: texts[one] });
  return { files, next: say.afterFlow(names.id) };
};

/** Asks for what the options do not say, and writes the files. */
export const runNew = async (call: NewCall): Promise<number> => {
  const { words: given, options, language, out } = call;
  const say = words[language];
  const [what] = given;
  if ((what !== 'article' && what !== 'flow') || given.length > 2)
    return out.misuse({ message: say.newWhat, mend: say.didYouMeanWords(['new', ...given].join(' ')) });
  const pack = packToWrite(call);
  if ('misuse' in pack) return out.misuse(pack.misuse);
  const interview = createInterview(call);
  const made = await (what === 'article' ? newArticle : newFlow)(call, interview);
  interview.close();
  if (interview.missing.length > 0) {
    return out.misuse({
      message: say.newMissing(
        what,
        interview.missing.map(({ option }) => option),
      ),
      mend: say.seeHelp('new'),
    });
  }
  if (interview.wrong[0]) return out.misuse(interview.wrong[0]);
  if ('misuse' in made) return out.misuse(made.misuse);
  const result = writeNew(pack.dir, made.files, call);
  if ('misuse' in result) return out.misuse(result.misuse);
  if (options.json) out.json({ written: result.written });
  for (const file of result.written) out.line(say.written(file));
  out.line(`${made.next}${options.pack.length > 0 ? ` --pack ${options.pack.at(-1)}` : ''}`);
  return FINE;
};

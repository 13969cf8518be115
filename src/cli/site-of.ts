import type { Library } from '../knowledge/library.ts';
import { buildIndex } from '../knowledge/search/build-index.ts';
import { isBase } from '../model/article.ts';
import type { Localized } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import { CATALOGUE } from '../probes/catalogue.ts';
import { builtFrontEnd } from '../store/front-end.ts';
import { siteFiles } from '../web/site/site-files.ts';
import type { Misuse } from './output.ts';
import { siteWords } from './site-words.ts';

/** Everything that a site of this pack consists of: the front end and the texts, by their place in the site. */
export const siteOf = (pack: Pack, library: Library): { readonly files: ReadonlyMap<string, string | Uint8Array> } | { readonly misuse: Localized<Misuse> } => {
  const frontEnd = builtFrontEnd();
  const missing = (language: 'en' | 'de'): Misuse => ({ message: siteWords[language].notBuilt, mend: siteWords[language].notBuiltMend });
  if (!frontEnd) return { misuse: { en: missing('en'), de: missing('de') } };
  const { version, flows, articles } = pack;
  const texts = siteFiles({ version, flows, library, bases: articles.filter(isBase), catalogue: CATALOGUE, search: () => buildIndex(pack) });
  return { files: new Map<string, string | Uint8Array>([...frontEnd, ...texts]) };
};

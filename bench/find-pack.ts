import type { Article } from '../src/model/article.ts';
import type { Pack } from '../src/model/pack.ts';
import { seeded } from './rank-cases.ts';

const SYLLABLES = ['ka', 'mo', 'ti', 're', 'sol', 'ban', 'du', 'fel', 'gri', 'hus', 'jem', 'lor', 'nip', 'pra', 'quo', 'ster', 'vul', 'wex', 'yor', 'zan'];

/** A pack of `size` articles: the given ones, and copies with a fifth of their words replaced, so that words repeat as in real texts. */
export const bigPack = (pack: Pack, size: number): Pack => {
  const random = seeded(5000);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
  const vary = (text: string) => text.replace(/\p{L}{4,}/gu, (found) => (random() < 0.2 ? word() : found));
  const base = pack.articles.filter(({ language }) => language === 'en');
  const articles: Article[] = [...pack.articles];
  for (let at = base.length; at < size && base.length > 0; at++) {
    const model = base[at % base.length]!;
    articles.push({
      ...model,
      id: `${model.id}-${at}`,
      title: vary(model.title),
      symptoms: model.symptoms.map(vary),
      signatures: model.signatures.map((signature) => ({ ...signature, pattern: `${word()}: ${signature.pattern}` })),
      answers: [`generated-${at}`],
      blocks: model.blocks.map((block) =>
        block.type === 'paragraph'
          ? { ...block, children: block.children.map((inline) => (inline.type === 'text' ? { ...inline, text: vary(inline.text) } : inline)) }
          : block,
      ),
    });
  }
  return { ...pack, articles };
};

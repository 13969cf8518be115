import { isProduct, type Product } from '../../model/article.ts';
import type { CaseEvent, Input } from '../../model/event.ts';
import type { FactValue } from '../../model/fact.ts';
import { isLanguage, type Language } from '../../model/language.ts';

/** One answer as it stands in an address: node, outcome, and what was typed or ticked. */
export type Answered = { readonly node: string; readonly outcome: string; readonly value?: FactValue };

/** What an address names: a flow, a node to begin at, and the answers from there. */
export type Address = {
  readonly language?: Language;
  readonly product?: Product;
  readonly flow?: string;
  readonly node?: string;
  readonly answers: readonly Answered[];
};

const ID = /^[a-z0-9-]+$/;
const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*.~]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const answerText = ({ node, outcome, value }: Answered): string => {
  if (value === undefined) return `${node}.${outcome}`;
  const typed = Array.isArray(value) ? value.join(',') : String(value);
  return `${node}.${outcome}.${encode(typed)}`;
};

/** `#/en/mailcow/common/cannot-send@reach-25/reach-25.silent/…` */
export const writeAddress = ({ language = 'en', product, flow, node, answers }: Address): string => {
  const parts = [language, product ?? '-', ...(flow === undefined ? [] : [`${flow}${node === undefined ? '' : `@${node}`}`]), ...answers.map(answerText)];
  return `#/${parts.join('/')}`;
};

const readAnswer = (part: string): Answered[] => {
  const [node = '', outcome = '', value] = part.split('.');
  if (!ID.test(node) || !ID.test(outcome)) return [];
  return [{ node, outcome, ...(value === undefined ? {} : { value: decode(value) }) }];
};

/** Reads an address; what it does not understand it leaves out. */
export const readAddress = (hash: string): Address => {
  const [language, product, shelf, place, ...answers] = hash.replace(/^#\/?/, '').split('/');
  const [id = '', node] = (place ?? '').split('@');
  return {
    ...(isLanguage(language) ? { language } : {}),
    ...(isProduct(product) ? { product } : {}),
    ...(shelf !== undefined && ID.test(shelf) && ID.test(id) ? { flow: `${shelf}/${id}`, ...(node !== undefined && ID.test(node) ? { node } : {}) } : {}),
    answers: answers.flatMap(readAnswer),
  };
};

/** The answers of a case that lead to where it stands: what was taken back is left out. Raw answers of a server stay here. */
export const answersOf = (events: readonly CaseEvent[]): readonly Answered[] => {
  const kept: Answered[] = [];
  for (const event of events) {
    if (event.type === 'is') kept.push({ node: event.node, outcome: event.outcome, ...(event.value === undefined ? {} : { value: event.value }) });
    else if (event.type === 'back') kept.pop();
    else if (event.type === 'entered') kept.length = 0;
  }
  return kept;
};

/** Typed answers come back as what their node wants; the engine checks the rest. */
export const inputOf = ({ node, outcome, value }: Answered): Input => ({ type: 'is', node, outcome, by: 'person', ...(value === undefined ? {} : { value }) });

import { type Field, fieldAt, readNumber, readSignatures, readSources, readText, readTexts, readWord } from '../knowledge/fields.ts';
import { PRODUCTS, type Product, type Shelf, type Signature, type Source } from '../model/article.ts';
import { AREAS, type Area } from '../model/flow.ts';
import { FLOW } from './flow-shape.ts';

/** What stands above the nodes: what the flow is about and who may want it. */
export type FlowHead = {
  readonly title: string;
  readonly products: readonly Product[];
  readonly area: Area;
  readonly symptoms: readonly string[];
  readonly signatures: readonly Signature[];
  readonly sources: readonly Source[];
  readonly budget?: number;
};

/** Without a list, a flow is for the product of its shelf, and one on the common shelf for all of them. */
const readProducts = (head: Field, shelf: Shelf): Product[] => {
  const listed = fieldAt(head, 'products');
  if (!listed) return shelf === 'common' ? [...PRODUCTS] : [shelf];
  if (!Array.isArray(listed.value)) return [readWord(head, 'products', PRODUCTS) ?? []].flat();
  return listed.value.flatMap((_, at) => readWord(listed, at, PRODUCTS) ?? []);
};

const budgetOf = (head: Field): Pick<FlowHead, 'budget'> => {
  const budget = readNumber(head, 'budget', FLOW.keys.budget);
  return budget === undefined ? {} : { budget };
};

export const readHead = (head: Field, shelf: Shelf): FlowHead => ({
  title: readText(head, 'title', { required: true }) ?? '',
  products: readProducts(head, shelf),
  area: readWord(head, 'area', FLOW.keys.area.values, { required: true }) ?? AREAS[0],
  symptoms: readTexts(head, 'symptoms'),
  signatures: readSignatures(head, 'signatures'),
  sources: readSources(head, 'sources'),
  ...budgetOf(head),
});

import { isProduct, type Product } from './article.ts';

/** Products as they write themselves. */
const NAMES: Readonly<Record<Product, string>> = { mailcow: 'mailcow', mailu: 'Mailu', 'docker-mailserver': 'docker-mailserver', bluemind: 'BlueMind' };

export const productName = (product: string): string => (isProduct(product) ? NAMES[product] : product);

import type { Product } from '../../model/article.ts';
import type { Localized } from '../../model/language.ts';

/** Where the people of a product help each other, as its own pages say. */
export const HELP_PLACES: Readonly<Record<Product, string>> = {
  mailcow: 'https://community.mailcow.email',
  mailu: 'https://github.com/Mailu/Mailu/discussions/categories/user-support',
  'docker-mailserver': 'https://github.com/docker-mailserver/docker-mailserver/discussions',
  bluemind: 'https://lists.bluemind.net',
};

/** What makes a description of a problem one that can be answered, here and by people. */
export const DESCRIBE_IT: Localized = {
  en: 'What helps: what you did, what happened, what you expected, and the log lines of that minute.',
  de: 'Was hilft: was du getan hast, was passiert ist, was du erwartet hast, und die Logzeilen dieser Minute.',
};

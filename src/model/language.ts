/** The languages every text exists in. The first is the one that routing and fallbacks rest on. */
export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

export const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

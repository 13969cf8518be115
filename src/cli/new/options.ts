import { ARTICLE_KINDS, SHELVES } from '../../model/article.ts';
import { AREAS } from '../../model/flow.ts';
import type { OptionSpecs } from '../define-command.ts';

/** Options of `mailmedic new`: each answers a question that is asked otherwise. */
export const NEW_OPTIONS = {
  title: { type: 'text', value: 'TEXT', title: { en: 'title in English', de: 'Titel auf Englisch' } },
  'title-de': { type: 'text', value: 'TEXT', title: { en: 'title in German', de: 'Titel auf Deutsch' } },
  symptom: { type: 'list', value: 'TEXT', title: { en: 'how people say it in English (again and again)', de: 'wie Leute es auf Englisch sagen (mehrfach)' } },
  'symptom-de': {
    type: 'list',
    value: 'TEXT',
    title: { en: 'how people say it in German (again and again)', de: 'wie Leute es auf Deutsch sagen (mehrfach)' },
  },
  kind: { type: 'text', values: ARTICLE_KINDS, title: { en: 'kind of the article (else problem)', de: 'Art des Artikels (sonst problem)' } },
  shelf: {
    type: 'text',
    values: SHELVES,
    title: { en: 'folder of the file (else the product, or common)', de: 'Ordner der Datei (sonst das Produkt, oder common)' },
  },
  area: { type: 'text', values: AREAS, title: { en: 'topic of the flow', de: 'Thema des Ablaufs' } },
  article: {
    type: 'list',
    value: 'ID',
    title: {
      en: 'article that the flow ends at (again and again: likeliest first)',
      de: 'Artikel, bei dem der Ablauf endet (mehrfach: der wahrscheinlichste zuerst)',
    },
  },
  probe: { type: 'text', value: 'NAME', title: { en: 'probe that looks for it', de: 'Prüfung, die danach sieht' } },
  with: { type: 'list', value: 'KEY=VALUE', title: { en: 'parameter of the probe (again and again)', de: 'Parameter der Prüfung (mehrfach)' } },
} as const satisfies OptionSpecs;

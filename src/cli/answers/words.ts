import type { Language } from '../../model/language.ts';

const en = {
  rootForm: 'a file of answers holds product, flow, facts and events',
  flowMissing: 'the file does not say which flow to walk: flow: id',
  unknownKey: (name: string) => `a file of answers has no "${name}"`,
  eventsForm: 'events is a list: events: [{ node: outcome }, …]',
  eventForm: 'an event is { node: outcome }, or { node: { given: value } }',
  nobodyAsked: (node: string) => `nobody is asked at "${node}"`,
  factsForm: 'facts is a list of name: value',
};

const de: typeof en = {
  rootForm: 'eine Datei mit Antworten enthält product, flow, facts und events',
  flowMissing: 'die Datei sagt nicht, welcher Ablauf gemeint ist: flow: id',
  unknownKey: (name) => `„${name}“ gibt es in einer Datei mit Antworten nicht`,
  eventsForm: 'events ist eine Liste: events: [{ knoten: ergebnis }, …]',
  eventForm: 'ein Ereignis hat die Form { knoten: ergebnis } oder { knoten: { given: wert } }',
  nobodyAsked: (node) => `bei „${node}“ wird niemand gefragt`,
  factsForm: 'facts ist eine Liste aus name: wert',
};

/** What may be wrong with a file of answers. */
export const answerWords: Readonly<Record<Language, typeof en>> = { en, de };

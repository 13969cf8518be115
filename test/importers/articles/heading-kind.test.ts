import { describe, expect, test } from 'vitest';
import { headingKind, partOf } from '../../../src/importers/articles/heading-kind.ts';

describe('a heading', () => {
  test.each([
    ...[
      'I can receive but not send mails',
      'Dovecot keeps restarting',
      "XYZ can't connect to ...",
      'Mail sent from DMS does not arrive at destination',
      "Users can't change their password",
    ],
    ...[
      'Ich kann Mails empfangen, aber nicht senden',
      'Mail kommt in einer Schleife zu sich selbst zurück.',
      'Container XY ist ungesund',
      'docker compose wirft seltsame Fehler aus.',
    ],
    ...["L'autodiscover n'est pas trouvé par les mobiles Android", 'Les AD ne sont plus synchronisés', 'Pièces jointes impossible à ajouter'],
  ])('%j is a symptom', (text) => expect(headingKind(text)).toBe('symptom'));

  test.each(['How to make IPv6 work?', 'Do you support Fail2Ban?', 'Was ist eine Domain?', 'Why are my emails not being delivered?'])(
    '%j is a question',
    (text) => expect(headingKind(text)).toBe('question'),
  );

  test.each([
    'Reset MySQL Passwords',
    'Debug a running container',
    'Die Historie einer E-Mail verfolgen',
    'Prüfen Sie, ob eine E-Mail auf dem Server angekommen ist',
    'Configurer le serveur',
    'Installing updates',
  ])('%j is a task', (text) => expect(headingKind(text)).toBe('task'));

  test.each(['Network', 'Kernel', 'Minimale Systemressourcen', 'Présentation', 'Custom reject messages'])('%j is neither', (text) =>
    expect(headingKind(text)).toBe('plain'),
  );

  test.each([
    ['Symptoms', 'symptom'],
    ['Symptômes', 'symptom'],
    ['Symptome:', 'symptom'],
    ['Cause', 'cause'],
    ['Mögliche Ursachen', 'cause'],
    ['Possible solutions', 'fix'],
    ['Lösung', 'fix'],
    ['2. Solution', 'fix'],
    ['Workaround', 'fix'],
    ['The solution of my life', undefined],
  ])('%j is the part %j', (text, part) => expect(partOf(text)).toBe(part));
});

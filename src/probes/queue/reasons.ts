import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const queueReasons = defineProbe({
  name: 'queue.reasons',
  kind: 'logs',
  title: { en: 'Does mail wait in the queue, and why?', de: 'Wartet Mail in der Warteschlange, und warum?' },
  params: {},
  outcomes: {
    empty: { verdict: 'ok', says: { en: 'no mail waits', de: 'keine Mail wartet' } },
    timeouts: {
      verdict: 'fail',
      says: { en: '{{count}} mails wait, mostly because nobody answers: {{reason}}', de: '{{count}} Mails warten, meist weil niemand antwortet: {{reason}}' },
    },
    refused: {
      verdict: 'fail',
      says: {
        en: '{{count}} mails wait, mostly because connections are refused: {{reason}}',
        de: '{{count}} Mails warten, meist weil Verbindungen abgelehnt werden: {{reason}}',
      },
    },
    rejected: {
      verdict: 'fail',
      says: {
        en: '{{count}} mails wait, mostly because the other side says no: {{reason}}',
        de: '{{count}} Mails warten, meist weil die Gegenseite ablehnt: {{reason}}',
      },
    },
    other: { verdict: 'warn', says: { en: '{{count}} mails wait: {{reason}}', de: '{{count}} Mails warten: {{reason}}' } },
  },
  vantage: 'mail-host',
  needs: ['run', 'docker'],
  facts: [],
  leaves: undefined,
  seconds: 2,
  describe: () => ({ command: 'docker compose exec -T postfix-mailcow postqueue -j' }),
  run: notYet,
});

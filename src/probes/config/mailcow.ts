import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { PARAM } from '../words.ts';

export const configMailcow = defineProbe({
  name: 'config.mailcow',
  kind: 'files',
  title: { en: 'Does mailcow.conf hold odd values?', de: 'Stehen in mailcow.conf auffällige Werte?' },
  params: { project_dir: { title: PARAM.projectDir, type: 'text', required: true } },
  outcomes: {
    clean: { verdict: 'ok', says: { en: 'mailcow.conf looks right', de: 'mailcow.conf sieht richtig aus' } },
    suspicious: { verdict: 'warn', says: { en: 'odd in mailcow.conf: {{findings}}', de: 'auffällig in mailcow.conf: {{findings}}' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: ['host_name'],
  leaves: undefined,
  seconds: 1,
  describe: ({ project_dir }) => ({ command: `cat ${project_dir}/mailcow.conf` }),
  run: notYet,
});

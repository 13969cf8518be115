import { cannotLook, defineProbe } from './define-probe.ts';

/**
 * How a probe is written: copy this, keep the order of the keys, name it in index.ts. It is not in the table.
 * An outcome that is not listed does not compile; whatever the host could not do becomes `cannot-tell`.
 */
export const template = defineProbe({
  name: 'group.what',
  kind: 'files',
  title: { en: 'The question it answers?', de: 'Die Frage, die sie beantwortet?' },
  params: { path: { title: { en: 'file', de: 'Datei' }, type: 'text', required: true } },
  outcomes: {
    fine: { verdict: 'ok', says: { en: '{{path}} has {{size}} characters', de: '{{path}} hat {{size}} Zeichen' } },
    empty: { verdict: 'fail', says: { en: '{{path}} is empty', de: '{{path}} ist leer' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ path }) => `wc -m ${path}`,
    looksLike: { en: 'a number and the name', de: 'eine Zahl und der Name' },
    read: (pasted, { path }) => judge(path, Number.parseInt(pasted, 10)),
  },
  describe: ({ path }) => ({ command: `cat ${path}` }),
  run: async (look) => {
    const { path } = look.params;
    const text = await look.host.readFile(path, { signal: look.signal });
    if (!text.ok) return cannotLook(text, undefined, { subject: path });
    look.log(text.value);
    return { ...judge(path, text.value.length), subject: path };
  },
});

const judge = (path: string, size: number) => ({ outcome: size > 0 ? 'fine' : 'empty', data: { path, size } }) as const;

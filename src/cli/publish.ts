import { resolve } from 'node:path';
import { defineCommand } from './define-command.ts';
import { FINE, FOUND } from './exit-codes.ts';
import { openContent } from './open-content.ts';
import { siteWords } from './site-words.ts';

export const publishCommand = defineCommand({
  name: 'publish',
  title: { en: 'a static site of the articles and flows, for any web server', de: 'eine statische Site der Artikel und Abläufe, für jeden Webserver' },
  options: {
    output: { type: 'text', value: 'DIR', short: 'o', title: { en: 'where to write it (needed)', de: 'wohin damit (nötig)' } },
  },
  run: async (call) => {
    const { language, options, io, out } = call;
    const say = siteWords[language];
    if (options.output === undefined) return out.misuse({ message: say.needsOutput });
    const opened = await openContent(call);
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { pack, library } = opened.content;
    const [{ siteOf }, { writeSite }] = await Promise.all([import('./site-of.ts'), import('../store/write-site.ts')]);
    const site = siteOf(pack, await library());
    if ('misuse' in site) return out.misuse(site.misuse[language]);
    const dir = resolve(io.cwd, options.output);
    let done: ReturnType<typeof writeSite>;
    try {
      done = writeSite(dir, site.files);
    } catch (fault) {
      return out.misuse({ message: say.cannotWrite(dir, (fault as Error).message), mend: say.cannotWriteMend });
    }
    const broken = new Set(pack.problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.file)).size;
    if (options.json) out.json({ dir, ...done, flows: pack.flows.length, articles: pack.articles.length, leftOut: broken });
    out.line(say.published(done.written, options.output, done.removed));
    if (broken > 0) out.note(say.leftOut(broken));
    return broken > 0 ? FOUND : FINE;
  },
});

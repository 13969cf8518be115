import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatProblem } from '../model/problem.ts';
import { CATALOGUE as catalogue } from '../probes/catalogue.ts';
import { runProbe } from '../probes/run-probe.ts';
import { closingOf } from './answers/closing.ts';
import { readAnswers } from './answers/read-answers.ts';
import type { Call } from './define-command.ts';
import { FINE, MISUSE } from './exit-codes.ts';
import { openContent } from './open-content.ts';
import { openHost } from './open-host.ts';
import { printable } from './printable.ts';
import { saidLine } from './said-line.ts';
import { runScript } from './walks/run-script.ts';
import { words } from './words.ts';

/** Walks without a person, as a file says. Probes run only with `--probes all`, and only for what the file leaves open. */
export const startWithAnswers = async (call: Pick<Call, 'language' | 'options' | 'io' | 'out'>, file: string): Promise<number> => {
  const { language, options, io, out } = call;
  const say = words[language];
  let text: string;
  try {
    text = await readFile(resolve(io.cwd, file), 'utf8');
  } catch (fault) {
    return out.misuse({ message: say.cannotRead(file, (fault as Error).message) });
  }
  const opened = await openContent(call);
  if ('misuse' in opened) return out.misuse(opened.misuse);
  const { pack, library } = opened.content;
  const script = readAnswers(text, file, { pack, catalogue, product: options.product, say, language });
  if (!script.value) {
    for (const problem of script.problems) out.note(printable(formatProblem(problem)));
    if (options.json) out.json({ error: { message: say.badAnswers(file), problems: script.problems } });
    return MISUSE;
  }
  const stage = { pack, library: await library(), catalogue, language };
  const place = await openHost(options.host, language, io.env);
  if ('misuse' in place) return out.misuse(place.misuse);
  const { host } = place;
  const performance = await runScript(script.value, stage, {
    host: host.name,
    ...(options.probes === 'all' ? { runProbe: (probe, params, signal) => runProbe(probe, params, { host, signal }) } : {}),
  });
  await host.close();
  if (performance.refused !== undefined) return out.misuse({ message: `${file}: ${performance.refused}` });
  if (performance.unused.length > 0) out.note(say.unusedAnswers(performance.unused));
  const closing = closingOf(performance, stage);
  if (options.json) {
    // With what the walk was made of, and what may be shown to others of it.
    out.json({ ...closing, report: performance.session.report(), events: performance.session.events() });
    return FINE;
  }
  for (const line of closing.evidence) out.line(saidLine(line.title, line.result));
  const view = performance.session.view().current;
  out.line(`${say.walkState[closing.state]}: ${closing.node ?? '–'}${closing.article ? ` (${closing.article})` : ''}`);
  if (view.kind === 'hand-over') out.line(view.summary);
  return FINE;
};

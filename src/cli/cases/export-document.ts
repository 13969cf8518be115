import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collectHandOver } from '../../engine/hand-over/collect.ts';
import { redactorOf } from '../../engine/hand-over/redact-case.ts';
import { checkTemplate, defaultTemplate, fillTemplate } from '../../engine/hand-over/template.ts';
import { WORDS } from '../../engine/words.ts';
import { formatProblem } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';
import { caseFolder } from '../../store/case-place.ts';
import { FINE } from '../exit-codes.ts';
import type { Misuse } from '../output.ts';
import { words as cliWords } from '../words.ts';
import { lookAt } from './look-at.ts';
import type { CaseCall } from './options.ts';
import { caseWords } from './words.ts';

export type DocumentKind = 'markdown' | 'json' | 'html';

/** The team's own form: named, or lying beside the cases; else the one that comes along. */
const templateOf = ({ options, io, language }: CaseCall): { readonly text: string } | { readonly misuse: Misuse } => {
  const home = caseFolder(io.env);
  const own = [join(home, `hand-over.${language}.md`), join(home, 'hand-over.md')].find((file) => existsSync(file));
  const file = options.template === undefined ? own : resolve(io.cwd, options.template);
  if (file === undefined) return { text: defaultTemplate(language) };
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    return { misuse: { message: cliWords[language].cannotRead(options.template ?? file, (fault as Error).message) } };
  }
  const [problem] = checkTemplate(text, options.template ?? file);
  return problem ? { misuse: { message: formatProblem(problem) } } : { text };
};

/** A case for somebody who takes it over. Names, addresses and secrets are tokens, unless the person says otherwise. */
export const exportDocument = async (id: string, kind: DocumentKind, call: CaseCall): Promise<number> => {
  const { out, options, store, language, io } = call;
  const template = templateOf(call);
  if ('misuse' in template) return out.misuse(template.misuse);
  const seen = await lookAt(await store.events(id), call);
  if ('misuse' in seen) return out.misuse(seen.misuse);
  const { state, context } = seen.looked;
  const redactor = redactorOf(state, context);
  const whole = collectHandOver({ ...state, id: state.id || id }, language, context);
  const redacted = options.unredacted !== true;
  const handOver = redacted ? redactor.redactData(whole) : whole;
  const { value = '', problems } = fillTemplate(template.text, handOver, redacted);
  if (problems[0]) return out.misuse({ message: formatProblem(problems[0]) });
  const markdown = redacted ? redactor.redact(value) : sanitise(value);
  if (options.json) out.json({ id, summary: markdown, handOver, ...(options['show-replaced'] ? { replaced: redactor.replaced() } : {}) });
  else if (kind === 'json') io.stdout.write(`${JSON.stringify(handOver, undefined, 2)}\n`);
  else if (kind === 'html') {
    const { htmlDocument } = await import('../../web/render/document.ts');
    io.stdout.write(htmlDocument(markdown, `${WORDS[language].report.title} ${id}`, language));
  } else io.stdout.write(markdown);
  if (options['show-replaced'] && !options.json)
    for (const { token, value: was } of redactor.replaced()) out.note(`${token}  ${sanitise(was).replace(/\s+/g, ' ').slice(0, 100)}`);
  if (!redacted) out.note(caseWords[language].notRedacted);
  return FINE;
};

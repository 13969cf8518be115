import { realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Todo } from '../../importers/articles/imported.ts';
import { lockOf } from '../../importers/merge/memory.ts';
import { formatProblem } from '../../model/problem.ts';
import { applyChanges, recover } from '../../store/import/apply-changes.ts';
import { LOCK, readLock, readOwn } from '../../store/import/read-import.ts';
import { UnsafePath } from '../../store/import/safe-path.ts';
import type { Call } from '../define-command.ts';
import { FINE, FOUND } from '../exit-codes.ts';
import { openContent } from '../open-content.ts';
import { printable } from '../printable.ts';
import { checkImport } from './check-import.ts';
import type { IMPORT_OPTIONS } from './import-options.ts';
import { importWords } from './import-words.ts';
import { type ImportPlan, planImport, type Step } from './plan-import.ts';
import { createProgress } from './progress.ts';
import { type ReadDocs, readDocs } from './read-docs.ts';
import { TODO, todoPage } from './todo-page.ts';

type ImportCall = Call<typeof IMPORT_OPTIONS>;

const MOST_LISTED = 30;

/** Steps after which a person has to do something. */
const WANTS_HELP: readonly Step['what'][] = ['conflict', 'orphan', 'open'];

const isFolder = (path: string): boolean | undefined => statSync(path, { throwIfNoEntry: false })?.isDirectory();

const folders = ({ words: [docs], options, io, out, language }: ImportCall): { readonly docs: string; readonly pack: string } | number => {
  const say = importWords[language];
  if (docs === undefined) return out.misuse({ message: say.needsDocs });
  if (options.out === undefined) return out.misuse({ message: say.needsOut });
  const [from, to] = [resolve(io.cwd, docs), resolve(io.cwd, options.out)];
  if (!isFolder(from)) return out.misuse({ message: isFolder(from) === undefined ? say.noFolder(docs) : say.notAFolder(docs) });
  if (isFolder(to) === false) return out.misuse({ message: say.notAFolder(options.out) });
  const pack = isFolder(to) ? realpathSync(to) : to;
  return realpathSync(from) === pack ? out.misuse({ message: say.same, mend: say.sameMend }) : { docs: from, pack };
};

/** Ids of articles and flows that lie beneath every pack, so that an import replaces none of them. */
const takenIds = async (call: ImportCall): Promise<string[]> => {
  const opened = await openContent({ ...call, options: { ...call.options, pack: [] } });
  return 'content' in opened ? [...opened.content.pack.articles, ...opened.content.pack.flows].map(({ id }) => id) : [];
};

const count = <T extends string>(values: readonly T[]): [T, number][] =>
  [...Map.groupBy(values, (value) => value)].map(([value, list]) => [value, list.length]);

const report = (call: ImportCall, read: ReadDocs, plan: ImportPlan, todos: readonly Todo[], pack: string): void => {
  const { out, io, language } = call;
  const say = importWords[language];
  const shown = (name: string): string => relative(io.cwd, join(pack, name)) || name;
  const { docs, facts } = read;
  out.line(say.read(read.pages, read.dialect, facts.doc, facts.commit));
  const kinds = count(docs.topics.map(({ kind }) => kind)).map(([kind, number]) => `${number} ${say.kinds[kind]}`);
  const flows = docs.files.filter(({ name }) => name.startsWith('flows/') && !/\.\w\w\.md$/.test(name)).length;
  out.line(say.made(docs.topics.length, kinds.join(', '), flows));
  if (read.problems.length > 0) {
    out.line();
    out.line(say.problems);
    for (const problem of read.problems.slice(0, MOST_LISTED)) out.line(`  ${printable(formatProblem(problem))}`);
    if (read.problems.length > MOST_LISTED) out.line(`  ${say.andMore(read.problems.length - MOST_LISTED)}`);
  }
  out.line();
  const byWhat = Map.groupBy(plan.steps, ({ what }) => what);
  const moved = docs.topics.filter(({ movedFrom }) => movedFrom !== undefined);
  for (const { key, movedFrom } of moved) out.line(`${say.steps.moved}: ${printable(`${movedFrom} → ${key}`)}`);
  if (plan.changes.length === 0 && plan.steps.length === 0) out.line(say.unchanged);
  for (const [what, steps] of byWhat) {
    const whole = WANTS_HELP.includes(what) || steps.length <= MOST_LISTED;
    if (!whole) {
      out.line(`${say.steps[what as keyof typeof say.steps]}: ${steps.length}`);
      continue;
    }
    for (const { file, lines } of steps) {
      const place = lines.length > 0 ? `:${lines.join(',')}` : '';
      out.line(
        `${say.steps[what as keyof typeof say.steps]}: ${shown(file)}${place}${what === 'conflict' ? `; ${say.conflictHelp(`${shown(file)}.incoming`)}` : ''}`,
      );
    }
  }
  out.line();
  out.line(facts.licence === undefined ? say.noLicence : say.licence(facts.licence));
  if (todos.length > 0) out.line(say.todo(todos.length, shown(TODO)));
  out.line(say.next(relative(io.cwd, pack) || '.'));
};

const asJson = (read: ReadDocs, plan: ImportPlan, todos: readonly Todo[]): unknown => ({
  doc: read.facts.doc,
  dialect: read.dialect,
  shelf: read.facts.shelf,
  commit: read.facts.commit,
  licence: read.facts.licence ?? null,
  pages: read.pages,
  articles: read.docs.topics.map(({ id, kind, key, texts, movedFrom }) => ({
    id,
    kind,
    section: key,
    languages: texts.map((text) => text.language),
    movedFrom,
  })),
  steps: plan.steps,
  todos,
  problems: read.problems,
});

export const runImport = async (call: ImportCall): Promise<number> => {
  const { options, io, out, language } = call;
  const say = importWords[language];
  const found = folders(call);
  if (typeof found === 'number') return found;
  const { docs, pack } = found;
  try {
    if (!options['dry-run']) recover(pack);
    const { lock: before, problem } = readLock(pack);
    if (problem) return out.misuse({ message: say.lockBroken(relative(io.cwd, join(pack, LOCK)), printable(problem)), mend: say.lockMend });
    const progress = createProgress(io, options.progress, options.json);
    const read = readDocs(docs, options, {
      lock: before,
      taken: await takenIds(call),
      except: pack,
      progress: (done, file) => progress.say(say.reading(done, file)),
    });
    progress.end();
    if (!read) return out.misuse({ message: say.noDialect(call.words[0]!) });
    const { facts, dialect } = read;
    const plan = planImport(pack, read.docs.files, lockOf(read.docs.topics, facts, dialect, before?.sections ?? []), before);
    const licence: Todo[] = facts.licence === undefined ? [{ what: 'licence', file: LOCK, detail: '' }] : [];
    const todos = [...licence, ...read.docs.todos, ...checkImport(read.docs.files)];
    const page = todoPage(todos, language);
    const changes =
      page === readOwn(pack, TODO) || (plan.changes.length === 0 && readOwn(pack, TODO) !== undefined)
        ? plan.changes
        : [...plan.changes, { name: TODO, text: page }];
    if (!options['dry-run']) applyChanges(pack, changes);
    if (options.json) out.json(asJson(read, plan, todos));
    else report(call, read, plan, todos, pack);
    const helpless = plan.steps.some(({ what }) => WANTS_HELP.includes(what));
    return helpless || read.problems.some(({ severity }) => severity === 'error') ? FOUND : FINE;
  } catch (fault) {
    if (fault instanceof UnsafePath) return out.misuse({ message: say.unsafe(printable(fault.message)), mend: say.unsafeMend });
    const { code, message } = fault as NodeJS.ErrnoException;
    if (code !== undefined) return out.misuse({ message: say.cannotWrite(options.out ?? '', message) });
    throw fault;
  }
};

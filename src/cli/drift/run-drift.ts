import { realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createTracer, type Traced } from '../../importers/drift/trace-sources.ts';
import type { ImportLock } from '../../importers/merge/memory.ts';
import { type Article, isBase } from '../../model/article.ts';
import { LOCK, readLock } from '../../store/import/read-import.ts';
import { loadPack } from '../../store/packs.ts';
import type { Call } from '../define-command.ts';
import { FINE, FOUND } from '../exit-codes.ts';
import { importWords } from '../import/import-words.ts';
import { createProgress } from '../import/progress.ts';
import { type ReadDocs, readDocs } from '../import/read-docs.ts';
import { openContent } from '../open-content.ts';
import { printable } from '../printable.ts';
import type { DRIFT_OPTIONS } from './drift-options.ts';
import { driftWords } from './drift-words.ts';
import { type DriftReport, importedDrift } from './imported-drift.ts';

type DriftCall = Call<typeof DRIFT_OPTIONS>;

type Compared = { readonly pack: string; readonly lock: ImportLock; readonly read: ReadDocs; readonly reports: readonly DriftReport[] };
type Trace = Traced & { readonly article: string };

const MOST_LINES = 24;

const HAS_DRIFTED: readonly Traced['what'][] = ['changed', 'moved', 'gone', 'page-gone'];

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const sayReports = ({ out, io, options, language, words: [docs] }: DriftCall, { pack, lock, read, reports }: Compared): void => {
  const say = driftWords[language];
  const shown = (name: string): string => relative(io.cwd, join(pack, name)) || name;
  out.line(say.since(lock.doc, lock.commit, read.facts.commit, lock.read));
  if (reports.length === 0) out.line(say.none);
  for (const { what, section, from, languages, files, rests, diffs } of reports) {
    out.line();
    const about = [from === undefined ? '' : say.from(from), languages.length > 0 && what !== 'gone' ? say.languages(languages) : ''].filter(
      (part) => part !== '',
    );
    out.line(`${say.what[what]}: ${printable(section)}${about.length > 0 ? ` (${about.map(printable).join('; ')})` : ''}`);
    if (what !== 'new') out.line(`  ${say.article} ${files.map(shown).join(', ')}`);
    for (const { file, nodes, walks } of rests) {
      const ends = [...new Set(walks.map((walk) => walk.ends))];
      out.line(
        `  ${say.flow} ${shown(file)}: ${say.nodes} ${nodes.join(', ')}${ends.length > 0 ? `; ${say.walks(ends)} (${walks.map(({ line }) => line).join(', ')})` : ''}`,
      );
    }
    if (rests.length === 0 && what !== 'new') out.line(`  ${say.noFlow}`);
    for (const { lines } of diffs) {
      const kept = options.full ? lines : lines.slice(0, MOST_LINES);
      for (const { sign, text } of kept) out.line(`    ${sign} ${printable(text)}`);
      if (kept.length < lines.length) out.line(`    ${say.andMore(lines.length - kept.length)}`);
    }
  }
  out.line();
  const counts = [...Map.groupBy(reports, ({ what }) => what)].map(([what, list]) => [say.what[what], list.length] as const);
  if (counts.length > 0) {
    out.line(say.sum(counts));
    out.line(say.take(docs!, relative(io.cwd, pack) || '.'));
  }
};

const sayTraces = ({ out, language }: DriftCall, traces: readonly Trace[], doc: string): void => {
  if (traces.length === 0) return;
  const say = driftWords[language];
  out.line(say.handWritten(new Set(traces.map(({ article }) => article)).size, doc));
  for (const [what, list] of Map.groupBy(traces, (trace) => trace.what)) {
    out.line(`  ${list.length}  ${say.traced[what]}`);
    if (!HAS_DRIFTED.includes(what)) continue;
    for (const { article, source, file } of list)
      out.line(`       ${article}: ${printable([source.title, source.section].filter(Boolean).join(', '))}${file ? ` → ${printable(file)}` : ''}`);
  }
  if (traces.some(({ what }) => what === 'untold')) out.line(say.hashHelp);
};

/** Sources of articles that no import made; where one names what the tree does not hold any more, it has drifted. */
const traceArticles = (articles: readonly Article[], read: ReadDocs, imported: ReadonlySet<string>): Trace[] => {
  const trace = createTracer(read.source, read.facts.doc);
  return articles
    .filter((article) => isBase(article) && !imported.has(article.id))
    .flatMap((article) => trace(article).map((found) => ({ ...found, article: `${article.shelf}/${article.id}` })));
};

export const runDrift = async (call: DriftCall): Promise<number> => {
  const {
    words: [docs],
    options,
    io,
    out,
    language,
  } = call;
  const say = driftWords[language];
  const more = importWords[language];
  if (docs === undefined) return out.misuse({ message: say.needsDocs });
  const from = resolve(io.cwd, docs);
  if (!isFolder(from)) return out.misuse({ message: more.noFolder(docs) });
  const opened = await openContent(call);
  if ('misuse' in opened) return out.misuse(opened.misuse);
  const progress = createProgress(io, options.progress, options.json);
  const readFor = (lock: ImportLock | undefined, except: string | undefined) =>
    readDocs(from, options, { lock, taken: [], ...(except === undefined ? {} : { except }), progress: (done, file) => progress.say(say.reading(done, file)) });
  const compared: Compared[] = [];
  let read: ReadDocs | undefined;
  for (const dir of options.pack) {
    const pack = realpathSync(resolve(io.cwd, dir));
    const { lock, problem } = readLock(pack);
    if (problem) return out.misuse({ message: more.lockBroken(join(dir, LOCK), printable(problem)), mend: more.lockMend });
    if (!lock) continue;
    read = readFor(lock, pack);
    if (read) compared.push({ pack, lock, read, reports: importedDrift(pack, lock, read, (await loadPack([pack])).flows) });
  }
  read ??= readFor(undefined, undefined);
  progress.end();
  if (!read) return out.misuse({ message: more.noDialect(docs) });
  const imported = new Set(compared.flatMap(({ lock }) => lock.sections.map(({ id }) => id)));
  const { pack: content, isOwn } = opened.content;
  const traces = traceArticles(
    content.articles.filter(({ file }) => isOwn(file)),
    read,
    imported,
  );
  if (options.json) {
    out.json({
      doc: read.facts.doc,
      commit: read.facts.commit,
      packs: compared.map(({ pack, lock, reports }) => ({ pack, read: lock.read, commit: lock.commit, sections: reports })),
      handWritten: traces,
    });
  } else {
    for (const one of compared) sayReports(call, one);
    sayTraces(call, traces, read.facts.doc);
  }
  return compared.some(({ reports }) => reports.length > 0) || traces.some(({ what }) => HAS_DRIFTED.includes(what)) ? FOUND : FINE;
};

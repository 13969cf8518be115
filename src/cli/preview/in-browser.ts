import { drawSvg } from '../../flow/draw/svg.ts';
import { createLibrary } from '../../knowledge/library.ts';
import { buildIndex } from '../../knowledge/search/build-index.ts';
import { isBase } from '../../model/article.ts';
import type { Flow } from '../../model/flow.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import type { Problem } from '../../model/problem.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import { builtFrontEnd } from '../../store/front-end.ts';
import { openLivePack } from '../../store/live-pack.ts';
import { PREVIEW_FILES, type PreviewFlow, type PreviewState } from '../../web/preview/preview-data.ts';
import { previewPage } from '../../web/preview/preview-page.ts';
import { startPreviewServer } from '../../web/preview/server.ts';
import { siteTexts } from '../../web/site/site-files.ts';
import { examine } from '../check/examine.ts';
import { watchFolders } from '../check/watch.ts';
import type { Call } from '../define-command.ts';
import { FINE } from '../exit-codes.ts';
import type { Content } from '../open-content.ts';
import { siteWords } from '../site-words.ts';

/** What the panels show of one flow. */
const previewFlow = async (flow: Flow, language: Language, pack: Pack, content: Content): Promise<PreviewFlow> => {
  const library = createLibrary(pack.articles);
  const at = ({ file, line, column }: { file: string; line: number; column: number }): string =>
    `${content.locate({ file, line, column }).file}:${line}:${column}`;
  const articles = Object.values(flow.nodes).flatMap((node) =>
    node.kind === 'conclude' ? pack.articles.filter(({ id }) => id === node.article.split('/').at(-1)) : [],
  );
  const files = [flow.file, ...Object.values(flow.words).map(({ file }) => file), ...articles.map(({ file }) => file)];
  return {
    key: flow.key,
    svg: await drawSvg(flow, { language, library, catalogue: CATALOGUE, theme: 'auto' }),
    files: [...new Set(files)].map((file) => content.locate({ file, line: 1, column: 1 }).file),
    nodes: Object.values(flow.nodes).map((node) => {
      const probe = node.kind === 'ask' ? node.probe : undefined;
      const outcomes = probe === undefined ? [] : Object.keys(CATALOGUE.get(probe)?.outcomes ?? {});
      return { id: node.id, kind: node.kind, place: at(node.place), ...(probe === undefined ? {} : { probe }), outcomes };
    }),
  };
};

/**
 * Serves the walk to a browser until the signal. A save is parsed at once and told to every page; what the rules find follows
 * when they are through, and what was saved meanwhile begins them anew.
 */
export const previewInBrowser = async (
  content: Content,
  flow: Flow | undefined,
  port: number,
  call: Pick<Call, 'language' | 'options' | 'io' | 'out'>,
): Promise<number> => {
  const { language, io, out, options } = call;
  const say = siteWords[language];
  const frontEnd = builtFrontEnd(true);
  if (!frontEnd) return out.misuse({ message: say.notBuilt, mend: say.notBuiltMend });
  const live = openLivePack(content.dirs);
  let found: readonly Problem[] = [];
  let texts: ReadonlyMap<string, () => string> = new Map();
  const flows = new Map<string, PreviewFlow>();

  const broken = (): readonly Problem[] =>
    live
      .pack()
      .problems.filter(({ severity }) => severity === 'error')
      .map((problem) => ({ ...problem, place: content.locate(problem.place) }));
  const state = (): PreviewState => ({ version: live.pack().version, problems: [...broken(), ...found.filter(({ severity }) => severity !== 'error')] });

  const renew = async (): Promise<void> => {
    const pack = live.pack();
    const library = createLibrary(pack.articles);
    texts = siteTexts({
      version: pack.version,
      flows: pack.flows,
      library,
      bases: pack.articles.filter(isBase),
      catalogue: CATALOGUE,
      search: () => buildIndex(pack),
    });
    flows.clear();
  };
  await renew();

  /** Graphs are laid out before they are asked for by name: a page asks for the flow it shows. */
  const flowFile = async (path: string): Promise<PreviewFlow | undefined> => {
    for (const one of live.pack().flows)
      for (const spoken of LANGUAGES) if (PREVIEW_FILES.flow(one.key, spoken) === path) return previewFlow(one, spoken, live.pack(), content);
    return undefined;
  };
  const file = async (path: string): Promise<string | Uint8Array | undefined> => {
    if (path === 'index.html') return previewPage();
    if (path === PREVIEW_FILES.state) return JSON.stringify(state());
    if (path.startsWith('live/')) {
      const known = flows.get(path) ?? (await flowFile(path));
      if (known) flows.set(path, known);
      return known && JSON.stringify(known);
    }
    return frontEnd.get(path) ?? texts.get(path)?.();
  };

  let server: Awaited<ReturnType<typeof startPreviewServer>>;
  try {
    server = await startPreviewServer(file, port);
  } catch (fault) {
    return out.misuse({ message: say.noServer(port, (fault as Error).message), mend: say.noServerMend });
  }
  const judge = async (): Promise<void> => {
    const looked = live.pack();
    const fresh: Content = { ...content, pack: looked, library: async () => createLibrary(looked.articles) };
    found = (await examine(fresh, io.cwd)).problems;
    if (live.pack() === looked) server.tell('state', state());
  };
  const saved = async (): Promise<void> => {
    if (!live.refresh()) return;
    await renew();
    server.tell('state', state());
    // The frame first; the rules take longer than a page may wait.
    setTimeout(() => void judge().catch((fault: unknown) => out.note(String(fault))), 0);
  };
  const url = `${server.url}${flow === undefined ? '' : `#/${language}/-/${flow.key}`}`;
  if (options.json) out.json({ url });
  out.line(say.previewAt(url));
  await judge();
  try {
    await watchFolders(content.ownDirs, saved, io.signal);
  } finally {
    await server.close();
  }
  return FINE;
};

import { createSession } from '../../engine/session.ts';
import { createLibrary } from '../../knowledge/library.ts';
import { buildIndex } from '../../knowledge/search/build-index.ts';
import { createSearch } from '../../knowledge/search/search.ts';
import type { Flow } from '../../model/flow.ts';
import type { Localized } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import { formatProblem, type Problem } from '../../model/problem.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import { openLivePack } from '../../store/live-pack.ts';
import { startTerminal } from '../../terminal/start.ts';
import { watchFolders } from '../check/watch.ts';
import type { Call } from '../define-command.ts';
import { FINE } from '../exit-codes.ts';
import type { Content } from '../open-content.ts';
import { printable } from '../printable.ts';
import { siteWords } from '../site-words.ts';
import { createLiveSession } from './live-session.ts';

/** What cannot be read now, in one line; the last good version stays on the screen. */
const brokenNotice = (problem: Problem, content: Content): Localized => {
  const line = printable(formatProblem({ ...problem, place: content.locate(problem.place) }));
  return { en: siteWords.en.broken(line), de: siteWords.de.broken(line) };
};

/** The walk in the terminal goes on at the same node with the new text, as soon as a file is saved. Probes stay questions, nothing is kept. */
export const previewInTerminal = async (content: Content, flow: Flow | undefined, call: Pick<Call, 'language' | 'options' | 'io'>): Promise<number> => {
  const { language, options, io } = call;
  const live = openLivePack(content.dirs);
  const { session, renew } = createLiveSession((events, spoken) => {
    const pack = live.pack();
    const product = options.product === undefined ? {} : { product: options.product };
    return createSession({
      pack,
      library: createLibrary(pack.articles),
      catalogue: CATALOGUE,
      language: spoken,
      id: '',
      events,
      mode: 'none',
      host: siteWords[spoken].previewHost,
      ...product,
    });
  }, language);
  if (flow) session.send({ type: 'entered', flow: flow.key, hash: flow.hash });
  /** What the menus are made from; always the latest. */
  const pack: Pack = {
    get version() {
      return live.pack().version;
    },
    get articles() {
      return live.pack().articles;
    },
    get flows() {
      return live.pack().flows;
    },
    get problems() {
      return live.pack().problems;
    },
  };
  const over = new AbortController();
  let say: (notice: Localized | undefined) => void = () => {};
  const saved = async (): Promise<void> => {
    if (!live.refresh()) return;
    renew();
    const problem = live.pack().problems.find(({ severity }) => severity === 'error');
    say(problem && brokenNotice(problem, content));
  };
  const watching = watchFolders(content.ownDirs, saved, AbortSignal.any([over.signal, io.signal]));
  try {
    await startTerminal({
      session,
      pack,
      catalogue: CATALOGUE,
      language,
      search: async () => createSearch(buildIndex(live.pack())),
      streams: io,
      env: io.env,
      plain: options.plain,
      signal: io.signal,
      notices: (tell) => {
        say = tell;
      },
    });
  } finally {
    over.abort();
    await watching.catch(() => undefined);
  }
  return FINE;
};

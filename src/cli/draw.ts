import type { DrawOptions } from '../flow/draw/drawing.ts';
import type { LinkTo } from '../flow/draw/mermaid.ts';
import type { Flow } from '../model/flow.ts';
import { type Call, defineCommand } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { flowById } from './flow-by-id.ts';
import { type Content, openContent } from './open-content.ts';
import { words } from './words.ts';

const FORMATS = ['mermaid', 'dot', 'svg', 'xstate'] as const;
const THEMES = ['light', 'dark', 'auto'] as const;

type Format = (typeof FORMATS)[number];
type Theme = (typeof THEMES)[number];

/** `auto` is for SVG, which can follow its reader; the others stay light. */
const fixed = (theme: Theme): 'light' | 'dark' => (theme === 'dark' ? 'dark' : 'light');

const drawFlow = async (flow: Flow, as: Format, theme: Theme, options: DrawOptions, linkTo: LinkTo): Promise<string> => {
  switch (as) {
    case 'mermaid':
      return (await import('../flow/draw/mermaid.ts')).drawMermaid(flow, options, linkTo);
    case 'dot':
      return (await import('../flow/draw/dot.ts')).drawDot(flow, { ...options, linkTo, theme: fixed(theme) });
    case 'svg':
      return (await import('../flow/draw/svg.ts')).drawSvg(flow, { ...options, linkTo, theme });
    case 'xstate':
      return JSON.stringify((await import('../flow/draw/xstate.ts')).drawXState(flow, options, linkTo), undefined, 2);
  }
};

const drawMap = async ({ pack, isOwn }: Content, as: Exclude<Format, 'xstate'>, theme: Theme, language: Call['language'], linkTo: LinkTo): Promise<string> => {
  const { packMap } = await import('../flow/draw/pack-map.ts');
  const { mapDot, mapMermaid } = await import('../flow/draw/draw-map.ts');
  const map = packMap(pack, language, isOwn);
  if (as === 'mermaid') return mapMermaid(map, { linkTo });
  const dot = mapDot(map, { language, linkTo, theme: fixed(theme) });
  return as === 'dot' ? dot : (await import('../flow/draw/svg.ts')).svgOfDot(dot, theme);
};

/** What the walks of the flow went through. */
const coverageOfWalks = async (flow: Flow, { pack, library }: Content): Promise<DrawOptions> => {
  const [{ tryWalk }, { coverageOf }, { CATALOGUE }] = await Promise.all([
    import('./walks/try-walk.ts'),
    import('../flow/coverage.ts'),
    import('../probes/catalogue.ts'),
  ]);
  const stage = { pack, library: await library(), catalogue: CATALOGUE };
  const trials = [];
  for (const walk of flow.walks) trials.push(await tryWalk(flow, walk, stage));
  return {
    coverage: coverageOf(
      flow,
      trials.map(({ edges }) => edges),
    ),
  };
};

export const drawCommand = defineCommand({
  name: 'draw',
  title: { en: 'a flow as a graph, or the whole pack as a map', de: 'ein Ablauf als Graph, oder alles als Karte' },
  words: { value: '[flow]', most: 1 },
  options: {
    as: { type: 'text', values: FORMATS, title: { en: 'language of the graph (else mermaid)', de: 'Sprache des Graphen (sonst mermaid)' } },
    map: { type: 'flag', title: { en: 'every flow, what it enters, and the articles it ends at', de: 'alle Abläufe, was sie betreten und wo sie enden' } },
    visited: { type: 'flag', title: { en: 'mark what no test walk goes through', de: 'markieren, was kein Testweg berührt' } },
    spoken: {
      type: 'flag',
      title: { en: 'answers on the arrows instead of outcomes (svg always)', de: 'Antworten statt Ergebnissen an den Pfeilen (svg immer)' },
    },
    theme: {
      type: 'text',
      values: THEMES,
      title: { en: 'colours of svg and dot (else auto: as the reader has it)', de: 'Farben von svg und dot (sonst auto: wie eingestellt)' },
    },
    links: {
      type: 'text',
      value: 'URL',
      title: { en: 'what links to articles begin with (else their file)', de: 'womit Verweise auf Artikel beginnen (sonst ihre Datei)' },
    },
  },
  run: async (call) => {
    const { words: given, options, language, out } = call;
    const say = words[language];
    const opened = await openContent(call, { fresh: options.visited });
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { content } = opened;
    const { flows } = content.pack;
    const as = (options.as ?? 'mermaid') as Format;
    const theme = (options.theme ?? 'auto') as Theme;
    const linkTo: LinkTo = (file) =>
      options.links === undefined ? content.locate({ file, line: 1, column: 1 }).file : options.links.replace(/\/?$/, '/') + file;
    const [id] = given;
    if (options.map) {
      if (as === 'xstate') return out.misuse({ message: say.noMapAsMachine });
      const text = await drawMap(content, as, theme, language, linkTo);
      if (options.json) out.json({ as, text });
      out.line(text.trimEnd());
      return FINE;
    }
    if (id === undefined) {
      if (options.json) out.json(flows.map(({ key, words: own }) => ({ flow: key, title: (own[language] ?? own.en)?.title })));
      for (const flow of flows) out.line(`${flow.key}  ${(flow.words[language] ?? flow.words.en)?.title ?? ''}`);
      return FINE;
    }
    const found = flowById(id, content, say, options.product);
    if ('misuse' in found) return out.misuse(found.misuse);
    const { CATALOGUE } = await import('../probes/catalogue.ts');
    const wanted = { language, library: await content.library(), catalogue: CATALOGUE, spoken: options.spoken || as === 'svg' };
    const seen = options.visited ? await coverageOfWalks(found.thing, content) : {};
    const text = await drawFlow(found.thing, as, theme, { ...wanted, ...seen }, linkTo);
    if (options.json) out.json({ flow: found.thing.key, as, text });
    out.line(text.trimEnd());
    return FINE;
  },
});

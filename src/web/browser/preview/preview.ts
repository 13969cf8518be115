import { LANGUAGES, type Language } from '../../../model/language.ts';
import type { Problem } from '../../../model/problem.ts';
import { PREVIEW_FILES, type PreviewFlow, type PreviewNode, type PreviewState } from '../../preview/preview-data.ts';
import { type Child, fill, h } from '../dom.ts';
import { button } from '../draw/parts.ts';
import { type Now, type Site, startSite } from '../site.ts';
import { PREVIEW_WORDS } from './words.ts';

const json = async <T>(file: string): Promise<T> => {
  const response = await fetch(file);
  if (!response.ok) throw new Error(await response.text());
  return response.json() as Promise<T>;
};

const findingLine = ({ rule, severity, message, mend, place }: Problem): HTMLElement =>
  h(
    'li',
    { class: severity },
    h('code', {}, `${place.file}:${place.line}:${place.column}`),
    ` ${message}`,
    mend !== undefined && h('span', { class: 'dim' }, `; ${mend}`),
    h('span', { class: 'dim' }, ` (${rule})`),
  );

const isBroken = (problem: Problem): boolean => problem.severity === 'error';

/** The walk, and beside it its graph, its text in both languages, its findings; a save changes all of it in place. */
export const startPreview = async (place: HTMLElement, panel: HTMLElement): Promise<void> => {
  let state = await json<PreviewState>(PREVIEW_FILES.state);
  let flow: PreviewFlow | undefined;
  let now: Now = { language: 'en', walking: undefined };
  let screens = false;
  let ended = false;
  /** The node that the graph was last moved to. */
  let drawnNode: string | undefined;
  let site: Site | undefined;

  const say = () => PREVIEW_WORDS[now.language];
  const nodeNow = (): string | undefined => now.walking?.session.view().node;

  const graph = (): HTMLElement => {
    const box = h('div', { class: 'graph', tabindex: '0', role: 'img', 'aria-label': say().graph, html: flow?.svg ?? '' });
    for (const drawn of box.querySelectorAll('g.node')) {
      const id = drawn.querySelector('title')?.textContent ?? '';
      if (!flow?.nodes.some((node) => node.id === id)) continue;
      if (id === nodeNow()) drawn.classList.add('current');
      drawn.addEventListener('click', (event) => {
        event.preventDefault();
        void site?.goTo(flow!.key, id);
      });
    }
    return box;
  };

  const outcomes = (node: PreviewNode | undefined): Child => {
    if (!node || node.outcomes.length === 0) return undefined;
    const spec = now.walking?.bundles.flatMap(({ probes }) => probes).find(({ name }) => name === node.probe);
    const choose = (outcome: string): void => {
      const verdict = spec?.outcomes[outcome]?.verdict ?? 'cannot-tell';
      const evidence = { data: {}, raw: '', vantage: 'preview', at: new Date().toISOString(), milliseconds: 0 };
      site?.send({ type: 'is', node: node.id, outcome, by: 'probe', result: { outcome, verdict, evidence } });
    };
    return h(
      'section',
      {},
      h('h2', {}, say().outcomes, ' ', h('code', {}, node.probe ?? '')),
      h('p', { class: 'buttons' }, ...node.outcomes.map((outcome) => button(outcome, () => choose(outcome)))),
    );
  };

  /** Drawn parts carry ids and act; here they are only looked at. */
  const still = (drawn: HTMLElement): HTMLElement => {
    for (const one of drawn.querySelectorAll('[id]')) one.removeAttribute('id');
    drawn.inert = true;
    return drawn;
  };

  const both = (node: string): HTMLElement =>
    h(
      'div',
      { class: 'both' },
      ...LANGUAGES.map((language: Language) => h('div', { lang: language }, still(site?.screen(node, language) ?? h('p', { class: 'dim' }, say().inRank)))),
    );

  const files = (problem: Problem): boolean => flow?.files.includes(problem.place.file) === true;

  const draw = (): void => {
    const words = say();
    const node = flow?.nodes.find(({ id }) => id === nodeNow());
    const broken = state.problems.filter(isBroken);
    const shown = state.problems.filter((problem) => !isBroken(problem) && files(problem));
    const scroll = panel.querySelector('.graph');
    const [left, top] = [scroll?.scrollLeft ?? 0, scroll?.scrollTop ?? 0];
    fill(
      panel,
      ended && h('p', { class: 'wrong', role: 'alert' }, words.gone),
      broken.length > 0 &&
        h('div', { class: 'note note-warning', role: 'alert' }, h('p', { class: 'note-title' }, words.broken), h('ul', {}, ...broken.map(findingLine))),
      flow ? undefined : h('p', { class: 'dim' }, words.choose),
      flow && node && h('p', { class: 'dim' }, h('code', {}, node.place), ` ${node.kind} `, h('strong', {}, node.id), ` · ${words.saved(state.version)}`),
      outcomes(node),
      flow && h('section', {}, h('h2', {}, words.graph), graph()),
      flow &&
        h(
          'section',
          {},
          h('h2', {}, words.findings),
          shown.length === 0 ? h('p', { class: 'dim' }, words.noFindings) : h('ul', { class: 'findings' }, ...shown.map(findingLine)),
        ),
      flow && nodeNow() !== undefined && h('section', {}, h('h2', {}, words.both), both(nodeNow()!)),
      flow && button(screens ? words.walk : words.screens, toggle),
      screens && flow
        ? h('section', { class: 'screens' }, ...flow.nodes.flatMap(({ id, place: at }) => [h('h3', {}, id, ' ', h('code', {}, at)), both(id)]))
        : undefined,
    );
    const box = panel.querySelector('.graph');
    const current = box?.querySelector('.current');
    if (box && current && drawnNode !== nodeNow()) {
      const [outer, inner] = [box.getBoundingClientRect(), current.getBoundingClientRect()];
      box.scrollTo(inner.left - outer.left - outer.width / 2 + inner.width / 2, inner.top - outer.top - outer.height / 2 + inner.height / 2);
    } else box?.scrollTo(left, top);
    drawnNode = nodeNow();
  };

  const toggle = (): void => {
    screens = !screens;
    draw();
  };

  const follow = async (next: Now): Promise<void> => {
    const key = next.walking?.session.view().flow ?? next.walking?.key;
    const stale = flow === undefined || flow.key !== key || next.language !== now.language;
    now = next;
    if (key === undefined) flow = undefined;
    else if (stale) flow = await json<PreviewFlow>(PREVIEW_FILES.flow(key, now.language));
    draw();
  };

  const saved = async (next: PreviewState): Promise<void> => {
    const other = next.version !== state.version;
    state = next;
    if (!other) {
      draw();
      return;
    }
    flow = undefined;
    await site?.refresh();
  };

  site = await startSite(place, (next) => void follow(next));
  draw();
  const live = new EventSource('live');
  live.addEventListener('state', (event) => void saved(JSON.parse((event as MessageEvent<string>).data) as PreviewState));
  live.addEventListener('open', () => {
    if (!ended) return;
    ended = false;
    void json<PreviewState>(PREVIEW_FILES.state).then(saved);
  });
  live.addEventListener('error', () => {
    ended = true;
    draw();
  });
};

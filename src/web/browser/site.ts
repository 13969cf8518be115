import type { Session } from '../../engine/session.ts';
import type { Product } from '../../model/article.ts';
import type { CaseEvent, Input } from '../../model/event.ts';
import type { Language } from '../../model/language.ts';
import { type FlowBundle, SITE_FILES, type SiteIndex } from '../site/site-data.ts';
import { WEB_WORDS } from '../words.ts';
import { type Address, answersOf, readAddress, writeAddress } from './address.ts';
import { copyFrom } from './copy.ts';
import { type Child, fill, h } from './dom.ts';
import { drawAsk } from './draw/ask.ts';
import { drawConclude, drawHandOver, drawShow, drawSolved } from './draw/conclude.ts';
import { drawDone, drawWhy } from './draw/done.ts';
import { drawEntry } from './draw/entry.ts';
import { button, createPen, type Pen, question } from './draw/parts.ts';
import { forget, loadFlow, loadIndex } from './load.ts';
import { openWalk, walkTo } from './walk.ts';

/** What the browser keeps with each step of its history: going back and forward there is going back and forward in the case. */
type Kept = { readonly events: readonly CaseEvent[]; readonly said?: string };

export type Walking = { readonly session: Session; readonly bundles: readonly FlowBundle[]; readonly key: string; readonly node: string | undefined };

const browserLanguage = (): Language => (navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en');

/** What stands on the page now. */
export type Now = { readonly language: Language; readonly walking: Walking | undefined };

/** For whoever watches or moves the page from outside, as a preview does. */
export type Site = {
  /** Reads everything again and shows the same place with it. */
  readonly refresh: () => Promise<void>;
  readonly send: (input: Input) => void;
  readonly goTo: (flow: string, node?: string) => Promise<void>;
  /** One node as it looks in a language, without walking there. */
  readonly screen: (node: string, language: Language) => HTMLElement | undefined;
};

/** The whole page: it shows what its address says, and every answer is a step of the browser's history. `onDraw` hears of every picture. */
export const startSite = async (place: HTMLElement, onDraw: (now: Now) => void = () => {}): Promise<Site> => {
  let language: Language = readAddress(location.hash).language ?? browserLanguage();
  let product: Product | undefined = readAddress(location.hash).product;
  let said = '';
  let walking: Walking | undefined;
  let index: SiteIndex | undefined;

  const addressNow = (): Address => ({
    language,
    ...(product === undefined ? {} : { product }),
    ...(walking ? { flow: walking.key, ...(walking.node === undefined ? {} : { node: walking.node }) } : {}),
    answers: walking ? answersOf(walking.session.events()) : [],
  });

  const keep = (replace = false): void => {
    const kept: Kept = { events: walking?.session.events() ?? [], said };
    history[replace ? 'replaceState' : 'pushState'](structuredClone(kept), '', writeAddress(addressNow()));
  };

  const fail = (fault: unknown): void => {
    fill(place, question(WEB_WORDS[language].failed(fault instanceof Error ? fault.message : String(fault))));
  };

  /** Opens what the address says, from the events the browser has kept, or from the answers in the address. */
  const open = async (kept: Kept | undefined): Promise<void> => {
    const address = readAddress(location.hash);
    language = address.language ?? language;
    product = address.product;
    said = kept?.said ?? said;
    index ??= await loadIndex();
    if (address.flow === undefined) walking = undefined;
    else {
      const bundles = await loadFlow(address.flow);
      const events = kept?.events ?? [];
      const session = openWalk(bundles, index.version, language, events);
      if (events.length === 0) walkTo(session, address, bundles);
      walking = { session, bundles, key: address.flow, node: address.node };
    }
    draw();
  };

  const enter = async (flow: string, text?: string): Promise<void> => {
    said = text ?? said;
    const bundles = await loadFlow(flow);
    const session = openWalk(bundles, index?.version ?? '', language);
    walkTo(session, { language, ...(product === undefined ? {} : { product }), flow, answers: [] }, bundles, text);
    walking = { session, bundles, key: flow, node: undefined };
    keep();
    draw(true);
  };

  const send = (input: Input): void => {
    if (!walking || walking.session.send(input)) return;
    keep();
    draw(true);
  };

  const restart = (): void => {
    walking = undefined;
    said = '';
    keep();
    draw(true);
  };

  const articleKey = (id: string): string | undefined => {
    const article = walking?.session.article(id);
    return article?.id;
  };

  const stepOf = ({ session }: Walking, pen: Pen): readonly Child[] => {
    const { current, node = '' } = session.view();
    const href = (id: string): string | undefined => {
      const key = articleKey(id);
      return key === undefined ? undefined : SITE_FILES.article(key, language);
    };
    switch (current.kind) {
      case 'ask':
        return drawAsk(current, node, drawWhy(session.explain(), pen), send, pen);
      case 'show':
        return drawShow(current, node, send, pen);
      case 'conclude':
        return drawConclude(current, node, send, pen, href);
      case 'solved':
        return drawSolved(current, restart, pen);
      case 'hand-over':
        return drawHandOver(current, pen);
      default:
        return [question(pen.words.refused), button(pen.words.start, restart, 'main')];
    }
  };

  const head = (pen: Pen): HTMLElement => {
    const { words } = pen;
    const other: Language = language === 'en' ? 'de' : 'en';
    const switchLanguage = (): void => {
      language = other;
      walking?.session.setLanguage(other);
      keep(true);
      draw(true);
    };
    const title = walking?.bundles[0]?.flow.words[language]?.title;
    return h(
      'header',
      { class: 'head' },
      h(
        'a',
        {
          href: writeAddress({ language, ...(product === undefined ? {} : { product }), answers: [] }),
          class: 'name',
          onClick: (event) => {
            event.preventDefault();
            restart();
          },
        },
        words.name,
      ),
      title !== undefined && h('span', { class: 'flow' }, title),
      h('button', { type: 'button', class: 'link', lang: other, onClick: switchLanguage }, words.language),
    );
  };

  const foot = (pen: Pen): HTMLElement => {
    const { words } = pen;
    const link = h('button', { type: 'button', class: 'link', onClick: () => void copyFrom(location.href, link, words.copied) }, words.link);
    return h(
      'footer',
      { class: 'foot' },
      walking && button(words.back, () => history.back(), 'link'),
      walking && button(words.start, restart, 'link'),
      walking && link,
      button(words.print, () => print(), 'link'),
      h('a', { href: `read/index.${language}.html` }, words.allArticles),
      index && h('span', { class: 'dim' }, words.made(index.version)),
    );
  };

  const change = (step: string, outcome: string, value?: unknown): void =>
    send({ type: 'changed', step, outcome, ...(value === undefined ? {} : { value: value as never }) });

  const draw = (focus = false): void => {
    const pen = createPen(language, articleKey);
    document.documentElement.lang = language;
    const main = h('main', {});
    if (walking) fill(main, drawDone(walking.session, change, pen), h('div', { class: 'now' }, ...stepOf(walking, pen)));
    else if (index)
      fill(
        main,
        ...drawEntry(
          {
            index,
            product,
            said,
            chooseProduct: (chosen) => {
              product = chosen;
              keep(true);
              draw();
            },
            enter: (flow, text) => void enter(flow, text).catch(fail),
            href: (flow) => writeAddress({ language, ...(product === undefined ? {} : { product }), flow, answers: [] }),
          },
          pen,
        ),
      );
    fill(place, head(pen), main, foot(pen));
    const asked = document.getElementById('question');
    document.title = [asked?.textContent, pen.words.name].filter(Boolean).join(' – ');
    if (focus) asked?.focus();
    if (focus) asked?.scrollIntoView({ block: 'nearest' });
    onDraw({ language, walking });
  };

  addEventListener('popstate', (event) => void open(event.state as Kept | undefined).catch(fail));
  addEventListener('keydown', (event) => {
    const typing = (event.target as HTMLElement).closest('input, textarea, select') !== null;
    if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
    place.querySelector<HTMLButtonElement>(`.now > .choices button[data-digit="${CSS.escape(event.key)}"]`)?.click();
  });
  place.addEventListener('click', (event) => {
    const copy = (event.target as HTMLElement).closest<HTMLElement>('button.copy');
    if (copy) void copyFrom(copy.parentElement?.querySelector('code')?.textContent ?? '', copy, WEB_WORDS[language].copied);
  });
  await open((history.state as Kept | null) ?? undefined).catch(fail);
  return {
    refresh: async () => {
      forget();
      index = undefined;
      await open({ events: walking?.session.events() ?? [], said }).catch(fail);
    },
    send,
    goTo: async (flow, node) => {
      const address = { language, ...(product === undefined ? {} : { product }), flow, ...(node === undefined ? {} : { node }), answers: [] };
      history.pushState(undefined, '', writeAddress(address));
      await open(undefined).catch(fail);
    },
    screen: (node, wanted) => {
      if (!walking) return undefined;
      const { bundles, key } = walking;
      const session = openWalk(bundles, index?.version ?? '', wanted);
      walkTo(session, { flow: key, node, ...(product === undefined ? {} : { product }), answers: [] }, bundles);
      return session.view().node === node ? h('div', { class: 'now' }, ...stepOf({ ...walking, session }, createPen(wanted, articleKey))) : undefined;
    },
  };
};

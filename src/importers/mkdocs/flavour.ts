import type { Flavour } from '../markdown/flavour.ts';
import type { Site } from './config.ts';

/** What a project's Markdown extensions read. Without a configuration, what MkDocs Material recommends. */
export const flavourOf = (site: Site): Flavour => {
  const { extensions } = site;
  const unknown = extensions.size === 0;
  const has = (...names: string[]): boolean => unknown || names.some((name) => extensions.has(name) || extensions.has(`pymdownx.${name}`));
  return {
    python: true,
    colons: false,
    mdx: false,
    components: false,
    headingIds: true,
    contents: /^[ \t]*\[TOC\][ \t]*$/,
    anchors: site.unicodeAnchors ? 'python-unicode' : 'python',
    marks: {
      highlight: has('mark'),
      caret: has('caret'),
      subscript: has('tilde'),
      keys: has('keys'),
      critic: has('critic'),
      // Arrows and fractions are commonly meant as they are typed; only a configuration that asks for symbols gets them.
      symbols: extensions.has('pymdownx.smartsymbols'),
      emoji: has('emoji'),
      inlineLanguage: has('inlinehilite'),
    },
  };
};

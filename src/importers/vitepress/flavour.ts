import { type Flavour, NO_MARKS } from '../markdown/flavour.ts';

/** Markdown of VitePress: markdown-it with containers, Vue components and GitHub's alerts. */
export const VITEPRESS: Flavour = {
  python: false,
  colons: true,
  mdx: false,
  components: true,
  headingIds: true,
  contents: /^[ \t]*\[\[toc\]\][ \t]*$/i,
  anchors: 'vitepress',
  marks: { ...NO_MARKS, emoji: true },
};

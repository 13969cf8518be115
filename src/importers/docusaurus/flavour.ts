import { type Flavour, NO_MARKS } from '../markdown/flavour.ts';

/** Markdown of Docusaurus: MDX, whatever the ending, with containers of colons. */
export const DOCUSAURUS: Flavour = {
  python: false,
  colons: true,
  mdx: true,
  components: true,
  headingIds: true,
  contents: undefined,
  anchors: 'github',
  marks: { ...NO_MARKS, emoji: true },
};

/** What a dialect's own generator understands. One value a dialect; a tree's configuration may turn single features on. */
export type Flavour = {
  /** Python-Markdown's block rules: four columns of content, `!!!`, `===`, definition lists, fences at any depth. */
  readonly python: boolean;
  /** `:::name` containers: with a title in brackets (Docusaurus), with a bare one (VitePress); undefined where colons are text. */
  readonly colons: boolean;
  /** JSX between the Markdown, imports and exports; indented code does not exist. */
  readonly mdx: boolean;
  /** `<Badge>` is a component, of JSX or Vue, not a placeholder. */
  readonly components: boolean;
  /** `{#id}` behind a heading names its anchor. */
  readonly headingIds: boolean;
  /** `[[toc]]`, `[TOC]` alone on a line: a list that the generator makes. */
  readonly contents: RegExp | undefined;
  readonly anchors: 'python' | 'python-unicode' | 'github' | 'vitepress';
  readonly marks: Marks;
};

/** Inline marks beyond CommonMark and GitHub's. */
export type Marks = {
  /** `==text==` */
  readonly highlight: boolean;
  /** `^^text^^` and `^text^` */
  readonly caret: boolean;
  /** `~text~` is a subscript, not struck through. */
  readonly subscript: boolean;
  /** `++ctrl+c++` */
  readonly keys: boolean;
  /** `{++in++}`, `{--out--}`, `{~~old~>new~~}`, `{>>comment<<}` */
  readonly critic: boolean;
  /** `(c)`, `-->`, `1/2` */
  readonly symbols: boolean;
  /** `:name:` */
  readonly emoji: boolean;
  /** `` `#!sh command` ``: the language of a code span is no part of it. */
  readonly inlineLanguage: boolean;
};

export const NO_MARKS: Marks = {
  highlight: false,
  caret: false,
  subscript: false,
  keys: false,
  critic: false,
  symbols: false,
  emoji: false,
  inlineLanguage: false,
};

/** What GitHub shows of a Markdown file. */
export const GITHUB: Flavour = {
  python: false,
  colons: true,
  mdx: false,
  components: false,
  headingIds: false,
  contents: undefined,
  anchors: 'github',
  marks: { ...NO_MARKS, emoji: true },
};

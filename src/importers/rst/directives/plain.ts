import { quotesOf } from '../blocks/quote.ts';
import { paragraphOf, type ReadDirective, textOf } from './directive.ts';
import { readObject } from './objects.ts';
import { splitDirective } from './split-directive.ts';

/** A table of contents says nothing that is not said elsewhere, but takes an anchor. */
export const readContents: ReadDirective = (use, sheet) => {
  sheet.ids.take(textOf(splitDirective(use.lines, 'text').argument) || 'contents');
  return [];
};

/** Directives that say nothing to a reader. */
export const readNothing: ReadDirective = (use, sheet) => {
  if (use.name === 'meta') {
    const { options, content } = splitDirective(use.lines, 'line');
    if (content.length === 0) for (const [name, value] of options) sheet.front[name] = value.trim();
  }
  return [];
};

/** Directives that are about their text without adding to it. What they are named with is no text. */
export const readBodyOnly: ReadDirective = (use, sheet, scope) => {
  const isTextAtOnce = /^(header|footer|replace|compound|acks|hlist)$/.test(use.name);
  const { content } = splitDirective(use.lines, isTextAtOnce ? 'none' : 'line');
  return sheet.body(content, /^(only|ifconfig|module)$/.test(use.name) ? scope : undefined);
};

/** docutils' `class` names a style; with a signature it is Sphinx's, and describes a class. */
export const readClass: ReadDirective = (use, sheet, scope) =>
  /[(.A-Z]/.test(textOf(use.lines.slice(0, 1))) ? readObject(use, sheet, scope) : readBodyOnly(use, sheet, scope);

/** A heading that is no section. */
export const readRubric: ReadDirective = (use, sheet) => paragraphOf(splitDirective(use.lines, 'text').argument, use, sheet, true);

export const readArgument: ReadDirective = (use, sheet) => paragraphOf(splitDirective(use.lines, 'text').argument, use, sheet);

export const readQuotes: ReadDirective = (use, sheet) => quotesOf(splitDirective(use.lines, 'none').content, sheet);

/** A card: its title, its text. */
export const readCard: ReadDirective = (use, sheet) => {
  const { argument, content } = splitDirective(use.lines, 'text');
  return [...paragraphOf(argument, use, sheet, true), ...sheet.body(content)];
};

/** The language of code that names none, from here on. */
export const readHighlight: ReadDirective = (use, sheet) => {
  const language = textOf(splitDirective(use.lines, 'line').argument);
  sheet.state.highlight = /^(none|text|default|)$/.test(language) ? undefined : language;
  return [];
};

export const readDefaultRole: ReadDirective = (use, sheet) => {
  sheet.state.defaultRole = textOf(use.lines.slice(0, 1)) || 'title-reference';
  return [];
};

/** `.. role:: name(base)`: a role without a base says its text. */
export const readRole: ReadDirective = (use, sheet) => {
  const match = /^([^\s(]+)\s*(?:\(\s*([^\s)]+)\s*\))?/.exec(textOf(use.lines.slice(0, 1)));
  if (match) sheet.roles.set(match[1]!.toLowerCase(), match[2]?.toLowerCase() ?? 'inline');
  return [];
};

export const readPageTitle: ReadDirective = (use, sheet) => {
  sheet.front.title ??= textOf(use.lines);
  return [];
};

import { readAdmonition, readChange, readDropdown, readTitled, readTitledAdmonition } from './admonitions.ts';
import { readCode, readCodeTab, readLiteralInclude, readParsedLiteral, readRaw, readSourceOfPicture } from './code.ts';
import type { ReadDirective } from './directive.ts';
import { readGlossary } from './glossary.ts';
import { readInclude } from './include.ts';
import { readImage, readLinkButton, readVideo } from './picture.ts';
import {
  readArgument,
  readBodyOnly,
  readCard,
  readClass,
  readContents,
  readDefaultRole,
  readHighlight,
  readNothing,
  readPageTitle,
  readQuotes,
  readRole,
  readRubric,
} from './plain.ts';
import { readCsvTable, readListTable, readTable } from './tables.ts';
import { readTab, readTabs } from './tabs.ts';
import { readToctree } from './toctree.ts';

const ROWS: readonly (readonly [string, ReadDirective])[] = [
  ['note warning tip important caution danger error hint attention seealso todo info', readAdmonition],
  ['admonition', readTitledAdmonition],
  ['topic sidebar', readTitled],
  ['versionadded versionchanged deprecated versionremoved version-added version-changed version-deprecated version-removed', readChange],
  ['dropdown collapse details toggle toggle-header', readDropdown],
  ['code-block code sourcecode code-cell prompt highlight-block', readCode],
  ['testcode testsetup testcleanup doctest testoutput ipython jupyter-execute plot', readCode],
  ['math graphviz digraph graph mermaid uml plantuml productionlist blockdiag seqdiag actdiag nwdiag command-output program-output', readSourceOfPicture],
  ['parsed-literal', readParsedLiteral],
  ['literalinclude', readLiteralInclude],
  ['raw', readRaw],
  ['image thumbnail figure', readImage],
  ['video youtube vimeo', readVideo],
  ['button-link button-ref', readLinkButton],
  ['table', readTable],
  ['csv-table', readCsvTable],
  ['list-table flat-table', readListTable],
  ['tab-set tabs content-tabs md-tab-set tab-set-code', readTabs],
  ['tab-item tab group-tab tabbed md-tab-item', readTab],
  ['code-tab', readCodeTab],
  ['toctree', readToctree],
  ['include', readInclude],
  ['glossary', readGlossary],
  ['rubric centered', readRubric],
  ['epigraph highlights pull-quote', readQuotes],
  ['only ifconfig module py:module container compound rst-class cssclass div hlist acks header footer replace grid grid-item card-carousel', readBodyOnly],
  ['card grid-item-card', readCard],
  ['sectionauthor codeauthor moduleauthor', readArgument],
  ['highlight', readHighlight],
  ['default-role', readDefaultRole],
  ['role', readRole],
  ['title', readPageTitle],
  ['class', readClass],
  ['contents', readContents],
  [
    'sectnum section-numbering index tabularcolumns default-domain currentmodule py:currentmodule program meta unicode date target-notes restructuredtext-test-directive',
    readNothing,
  ],
];

/** Every directive that is known, by name. */
export const DIRECTIVES: ReadonlyMap<string, ReadDirective> = new Map(
  ROWS.flatMap(([names, read]) => names.split(' ').map((name): [string, ReadDirective] => [name, read])),
);

import { ambiguousSignature } from './ambiguous-signature.ts';
import { brokenLink } from './broken-link.ts';
import { conclusionWithoutWayOn } from './conclusion-without-way-on.ts';
import { deadEnd } from './dead-end.ts';
import type { Rule } from './define-rule.ts';
import { evidenceSeparatesNothing } from './evidence-separates-nothing.ts';
import { literalsDiffer } from './literals-differ.ts';
import { loopWithoutExit } from './loop-without-exit.ts';
import { missingArticleForConclusion } from './missing-article-for-conclusion.ts';
import { missingTranslation } from './missing-translation.ts';
import { oddsWithoutSource } from './odds-without-source.ts';
import { questionTooLong } from './question-too-long.ts';
import { readingLevel } from './reading-level.ts';
import { schema } from './schema.ts';
import { signatureHangs } from './signature-hangs.ts';
import { staleTranslation } from './stale-translation.ts';
import { termWithoutEntry } from './term-without-entry.ts';
import { unansweredItem } from './unanswered-item.ts';
import { unknownArticle } from './unknown-article.ts';
import { unknownFact } from './unknown-fact.ts';
import { unknownFlow } from './unknown-flow.ts';
import { unknownOutcome } from './unknown-outcome.ts';
import { unknownProbe } from './unknown-probe.ts';
import { unknownProbeParam } from './unknown-probe-param.ts';
import { unknownWalkNode } from './unknown-walk-node.ts';
import { unreachableNode } from './unreachable-node.ts';
import { unroutedOutcome } from './unrouted-outcome.ts';
import { unusedArticle } from './unused-article.ts';
import { walkMissing } from './walk-missing.ts';

/** Every rule of `mailmedic check`, from the form of a file to the sense of a flow. Each has a page in docs/rules/. */
export const RULES: readonly Rule[] = [
  schema,
  unknownArticle,
  unknownFlow,
  unknownFact,
  unknownProbe,
  unknownProbeParam,
  unknownOutcome,
  unknownWalkNode,
  unroutedOutcome,
  unreachableNode,
  deadEnd,
  loopWithoutExit,
  missingTranslation,
  staleTranslation,
  literalsDiffer,
  missingArticleForConclusion,
  brokenLink,
  conclusionWithoutWayOn,
  unusedArticle,
  unansweredItem,
  questionTooLong,
  readingLevel,
  termWithoutEntry,
  signatureHangs,
  ambiguousSignature,
  walkMissing,
  evidenceSeparatesNothing,
  oddsWithoutSource,
];

import type { HandOver } from '../../model/hand-over.ts';
import type { Language } from '../../model/language.ts';
import type { CaseState } from '../case-state.ts';
import type { EngineContext } from '../context.ts';
import { collectHandOver } from './collect.ts';
import { redactorOf } from './redact-case.ts';
import { defaultTemplate, fillTemplate } from './template.ts';

/** The case for somebody else: names, addresses and secrets are tokens. */
export const redactedHandOver = (state: CaseState, language: Language, context: EngineContext): HandOver =>
  redactorOf(state, context).redactData(collectHandOver(state, language, context));

/** The same as Markdown for a forum or a ticket, in the order in which an expert reads. */
export const report = (state: CaseState, language: Language, context: EngineContext): string =>
  fillTemplate(defaultTemplate(language), redactedHandOver(state, language, context), true).value ?? '';

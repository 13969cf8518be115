import type { OptionSpecs } from '../define-command.ts';
import { DOCS_OPTIONS } from '../import/import-options.ts';

export const DRIFT_OPTIONS = {
  ...DOCS_OPTIONS,
  full: { type: 'flag', title: { en: 'whole differences, however long', de: 'ganze Unterschiede, wie lang sie auch sind' } },
} as const satisfies OptionSpecs;

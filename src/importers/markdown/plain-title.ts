import { plainText } from '../../model/block.ts';
import type { Place } from '../../model/problem.ts';
import type { Sheet } from './sheet.ts';

/** A title as a reader sees it; titles of admonitions and tabs are plain text in our blocks. */
export const plainTitle = (title: string, place: Place, sheet: Sheet): string =>
  plainText(sheet.inlines({ text: title, placeAt: () => place }, 'heading')).trim();

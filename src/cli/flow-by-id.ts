import type { Flow } from '../model/flow.ts';
import { findById } from './find-by-id.ts';
import { leftOut } from './left-out.ts';
import type { Content } from './open-content.ts';
import type { Misuse } from './output.ts';
import type { Words } from './words.ts';

/** The flow that `id` names; of one that was left out, the mistake in its file. */
export const flowById = (id: string, content: Content, say: Words, product?: string): { readonly thing: Flow } | { readonly misuse: Misuse } => {
  const found = findById(id, content.pack.flows, ({ key }) => key, say, say.unknown.flow, 'draw', product);
  const broken = 'misuse' in found ? leftOut(id, 'flows', content, say) : undefined;
  return broken ? { misuse: broken } : found;
};

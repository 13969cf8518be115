import type { Block } from '../../model/block.ts';
import type { Links } from './inlines.ts';
import type { Line } from './line.ts';
import type { RenderOptions } from './options.ts';

/** Draws blocks into a narrower place; handed down so that containers need not know their contents. */
export type Draw = (blocks: readonly Block[], options: RenderOptions, links: Links) => Line[];

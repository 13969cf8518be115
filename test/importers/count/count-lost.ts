import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFrontMatter } from '../../../src/knowledge/front-matter.ts';
import { readMarkdown } from '../../../src/knowledge/markdown.ts';
import { allBlocks } from '../../../src/knowledge/walk.ts';
import { bare, type Unit, withoutMarkup } from './units.ts';

/** What the pack holds of one page: its text in one string of letters and digits, and its code blocks. */
type Held = { text: string; codes: Set<string> };

const flat = (text: string): string => text.split('\n').map(withoutMarkup).join('\n');

/** Files of a pack by the pages of the documentation that they name as their source. */
export const readHeld = (pack: string): Map<string, Held> => {
  const held = new Map<string, Held>();
  const folder = join(pack, 'knowledge');
  const names = (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[]).filter((name) => name.endsWith('.md'));
  for (const base of names.filter((name) => !/\.\w\w\.md$/.test(name))) {
    const siblings = names.filter((name) => name === base || (name.startsWith(base.slice(0, -2)) && /^\w\w\.md$/.test(name.slice(base.length - 2))));
    const texts = siblings.map((name) => readFileSync(join(folder, name), 'utf8'));
    const sources = (readFrontMatter(texts[siblings.indexOf(base)]!, base).value!.data.sources ?? []) as { file: string }[];
    const text = texts.map((one) => bare(flat(one))).join('\n');
    const codes = texts.flatMap((one) => {
      const { blocks } = readMarkdown(readFrontMatter(one, base).value!.body, { file: base, line: 1 });
      return [...allBlocks(blocks)].flatMap((block) => (block.type === 'code' ? [block.text] : []));
    });
    for (const { file } of sources) {
      const before = held.get(file) ?? { text: '', codes: new Set() };
      held.set(file, { text: `${before.text}\n${text}`, codes: new Set([...before.codes, ...codes]) });
    }
  }
  return held;
};

export type Count = { readonly code: number; readonly text: number; readonly lostCode: readonly string[]; readonly lostText: readonly string[] };

const trimmed = (code: string): string => code.replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, '');

/** Units of the pages that the pack does not hold. */
export const countLost = (pages: ReadonlyMap<string, readonly Unit[]>, held: ReadonlyMap<string, Held>): Count => {
  const lostCode: string[] = [];
  const lostText: string[] = [];
  let code = 0;
  let text = 0;
  for (const [file, units] of pages) {
    const own = held.get(file) ?? { text: '', codes: new Set<string>() };
    const codes = new Set([...own.codes].map(trimmed));
    for (const unit of units) {
      const shown = `${file}:${unit.line} ${JSON.stringify(unit.text.slice(0, 160))}`;
      if (unit.kind === 'code') {
        code++;
        if (!codes.has(trimmed(unit.text))) lostCode.push(shown);
      } else {
        text++;
        if (!own.text.includes(bare(unit.text))) lostText.push(shown);
      }
    }
  }
  return { code, text, lostCode, lostText };
};

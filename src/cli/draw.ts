import { defineCommand } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { findById } from './find-by-id.ts';
import { openContent } from './open-content.ts';
import { words } from './words.ts';

export const drawCommand = defineCommand({
  name: 'draw',
  title: { en: 'a flow as a graph', de: 'ein Ablauf als Graph' },
  words: { value: '[flow]', most: 1 },
  options: {
    as: { type: 'text', values: ['mermaid', 'dot'], title: { en: 'language of the graph (else mermaid)', de: 'Sprache des Graphen (sonst mermaid)' } },
  },
  run: async (call) => {
    const { words: given, options, language, out } = call;
    const say = words[language];
    const opened = await openContent(call);
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { flows } = opened.content.pack;
    const [id] = given;
    if (id === undefined) {
      if (options.json) out.json(flows.map(({ key, words: own }) => ({ flow: key, title: (own[language] ?? own.en)?.title })));
      for (const flow of flows) out.line(`${flow.key}  ${(flow.words[language] ?? flow.words.en)?.title ?? ''}`);
      return FINE;
    }
    const found = findById(id, flows, (flow) => flow.key, say, say.unknown.flow, options.product);
    if ('misuse' in found) return out.misuse(found.misuse);
    const { drawDot, drawMermaid } = await import('../flow/draw.ts');
    const as = options.as ?? 'mermaid';
    const text = (as === 'dot' ? drawDot : drawMermaid)(found.thing, language);
    if (options.json) out.json({ flow: found.thing.key, as, text });
    out.line(text.trimEnd());
    return FINE;
  },
});

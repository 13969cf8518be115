import { allBlocks, ownInlines } from '../../knowledge/walk.ts';
import { plainText } from '../../model/block.ts';
import { isLanguage, LANGUAGES, type Language } from '../../model/language.ts';
import type { ProbeCatalogue } from '../../model/probe.ts';
import type { ImportedFile, ImportedTopic, Todo } from '../articles/imported.ts';
import { symptomsOf } from '../articles/symptoms.ts';
import type { FlowSource, ProblemText } from './draft.ts';
import { draftFlow } from './draft-flow.ts';
import { inLanguages } from './draft-nodes.ts';
import { guessArea } from './guess-area.ts';
import { printFlow } from './print-flow.ts';

const textIn = (topic: ImportedTopic, language: Language): ProblemText => {
  const text = topic.texts.find((one) => one.language === language) ?? topic.texts[0]!;
  return { title: text.title, blocks: text.blocks, symptoms: symptomsOf(text.title, text.blocks) };
};

/** Draft flows for everything that is a problem, one each; what only a person can decide about them comes along. */
export const importFlows = (
  topics: readonly ImportedTopic[],
  shelf: string,
  sources: ReadonlyMap<string, readonly string[]>,
  catalogue: ProbeCatalogue,
): { readonly files: readonly ImportedFile[]; readonly todos: readonly Todo[] } => {
  const files: ImportedFile[] = [];
  const todos: Todo[] = [];
  for (const topic of topics) {
    if (topic.kind !== 'problem') continue;
    const texts = inLanguages((language) => textIn(topic, language));
    const own = topic.texts.map(({ language }) => language).filter(isLanguage);
    const main = topic.texts[0]!;
    const words = [...allBlocks(main.blocks)].map((block) => plainText(ownInlines(block))).join(' ');
    const source: FlowSource = { id: topic.id, area: guessArea(main.title, words), texts, spoken: own.length > 0 ? own : ['en'] };
    const flow = draftFlow(source, catalogue, shelf);
    const name = `flows/${shelf}/${topic.id}.md`;
    for (const language of LANGUAGES) {
      files.push({
        name: language === 'en' ? name : `flows/${shelf}/${topic.id}.${language}.md`,
        text: printFlow(source, flow, sources.get(topic.id) ?? [], language),
        topic: topic.key,
      });
      if (!own.includes(language))
        todos.push({ what: 'question', file: language === 'en' ? name : `flows/${shelf}/${topic.id}.${language}.md`, detail: language });
    }
    if (flow.form === 'rank') todos.push({ what: 'odds', file: name, detail: String(flow.walks.length - 1) });
    for (const probe of flow.probes) todos.push({ what: 'probe', file: name, detail: probe });
    if (!flow.alike) todos.push({ what: 'shape', file: name, detail: topic.texts.map(({ page }) => page.file).join(', ') });
  }
  return { files, todos };
};

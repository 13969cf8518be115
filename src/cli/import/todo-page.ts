import type { Todo, TodoKind } from '../../importers/articles/imported.ts';
import type { Language } from '../../model/language.ts';
import { printable } from '../printable.ts';
import { importWords } from './import-words.ts';

export const TODO = 'import/TODO.md';

const MOST = 40;

/** What only a person can decide, by kind, each with its file. */
export const todoPage = (todos: readonly Todo[], language: Language): string => {
  const say = importWords[language];
  const kinds = Object.keys(say.todos) as TodoKind[];
  const parts = kinds.flatMap((kind) => {
    const own = todos.filter(({ what }) => what === kind);
    if (own.length === 0) return [];
    const lines = own.slice(0, MOST).map(({ file, detail }) => `- [ ] \`${file}\`${detail === '' ? '' : `: ${printable(detail)}`}`);
    return ['', `## ${say.todos[kind]} (${own.length})`, '', ...lines, ...(own.length > MOST ? [`- ${say.andMore(own.length - MOST)}`] : [])];
  });
  return [`# ${say.todoTitle}`, '', say.todoIntro, ...parts, ''].join('\n');
};

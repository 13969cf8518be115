import { createLineReader } from '../../terminal/plain/line-reader.ts';
import type { Call } from '../define-command.ts';
import type { Misuse } from '../output.ts';
import { words } from '../words.ts';

export type Question = {
  /** Option that says the same: `--title`. */
  readonly option: string;
  readonly asks: string;
  /** Taken when nothing is typed; undefined must be answered. */
  readonly usual?: string;
  /** What is wrong with an answer. */
  readonly wrong?: (answer: string) => string | undefined;
};

/** Answers of a person at a terminal, or of nobody. */
export type Interview = {
  /** An answer that was given as an option, else what the person types; what was missed stands in `missing`. */
  readonly ask: (given: string | undefined, question: Question) => Promise<string>;
  readonly missing: readonly Question[];
  readonly wrong: readonly Misuse[];
  readonly close: () => void;
};

/** Asks only where a person sits; elsewhere what is missing is collected, to be told at once. */
export const createInterview = ({ io, language, options }: Pick<Call, 'io' | 'language' | 'options'>): Interview => {
  const say = words[language];
  const lines = io.stdin.isTTY && io.stdout.isTTY && !options.json ? createLineReader(io.stdin) : undefined;
  const missing: Question[] = [];
  const wrong: Misuse[] = [];
  const typed = async (question: Question): Promise<string> => {
    for (;;) {
      io.stdout.write(`${question.asks}${question.usual === undefined ? '' : ` [${question.usual}]`}\n› `);
      const line = await lines!.next();
      if (line === undefined) {
        missing.push(question);
        return '';
      }
      const answer = line.trim() || (question.usual ?? '');
      const fault = answer === '' ? say.needsAnswer : question.wrong?.(answer);
      if (fault === undefined) return answer;
      io.stdout.write(`${fault}\n`);
    }
  };
  return {
    ask: async (given, question) => {
      const answer = given?.trim();
      if (answer) {
        const fault = question.wrong?.(answer);
        if (fault !== undefined) wrong.push({ message: fault });
        return answer;
      }
      if (lines) return typed(question);
      if (question.usual === undefined) missing.push(question);
      return question.usual ?? '';
    },
    missing,
    wrong,
    close: () => lines?.close(),
  };
};

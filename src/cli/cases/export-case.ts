import { redactorOf } from '../../engine/hand-over/redact-case.ts';
import { carriedFrom } from '../../store/take-in.ts';
import { FINE } from '../exit-codes.ts';
import { carriedDocument } from './carried.ts';
import { lookAt } from './look-at.ts';
import type { CaseCall } from './options.ts';
import { caseWords } from './words.ts';

/** What the engine reads, and no person has written: it stays as it is, so that the case still replays. */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...['format', 'version', 'id', 'seq', 'at', 'type', 'by', 'node', 'outcome', 'verdict', 'reason', 'flow', 'hash', 'pack', 'language', 'probe', 'step'],
  ...['kind', 'questions', 'product', 'allow', 'each', 'family', 'milliseconds', 'until', 'as'],
]);

/** Who worked on it is nobody's business elsewhere. */
const withoutWho = (key: string, value: unknown): unknown => (key === 'who' ? undefined : value);

/** The whole case for another store: redacted, it replays there with tokens for names. */
export const exportCase = async (id: string, call: CaseCall): Promise<number> => {
  const { out, store, io, options, language } = call;
  const document = carriedDocument(await carriedFrom(id, store));
  if (options.unredacted) {
    io.stdout.write(`${JSON.stringify(document)}\n`);
    out.note(caseWords[language].notRedacted);
    return FINE;
  }
  const seen = await lookAt(
    document.events.map(({ event }) => event),
    call,
  );
  if ('misuse' in seen) return out.misuse(seen.misuse);
  const redactor = redactorOf(seen.looked.state, seen.looked.context);
  const bare = JSON.parse(JSON.stringify(document, withoutWho)) as typeof document;
  io.stdout.write(`${JSON.stringify(redactor.redactData(bare, STRUCTURE))}\n`);
  return FINE;
};

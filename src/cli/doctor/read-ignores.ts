import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../model/language.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import { caseFolder, type Environment } from '../../store/case-place.ts';
import { nearest } from '../nearest.ts';
import type { Misuse } from '../output.ts';
import { words } from '../words.ts';
import { type Ignore, readIgnore, readIgnoreFile } from './ignored.ts';
import { doctorWords } from './words.ts';

/** In the folder of this person's cases. */
export const IGNORE_FILE = 'doctor-ignore';

/** What this person does not want to hear of: from the file in their folder, then from the command line. */
export const readIgnores = async (
  given: readonly string[],
  env: Environment,
  language: Language,
): Promise<{ readonly value: readonly Ignore[] } | { readonly misuse: Misuse }> => {
  const path = join(caseFolder(env), IGNORE_FILE);
  const file = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => (fault.code === 'ENOENT' || fault.code === 'ENOTDIR' ? '' : fault));
  if (typeof file !== 'string') return { misuse: { message: words[language].cannotRead(path, file.message) } };
  const { ignores, unread } = readIgnoreFile(file, IGNORE_FILE);
  const asked = given.map((text) => readIgnore(text, '--ignore') ?? `--ignore "${text}"`);
  const broken = [...unread, ...asked.filter((one) => typeof one === 'string')][0];
  const say = doctorWords[language];
  if (broken !== undefined) return { misuse: { message: say.unreadIgnore(broken), mend: say.unreadMend } };
  const all = [...ignores, ...asked.filter((one) => typeof one !== 'string')];
  return strangerIn(all, language) ?? { value: all };
};

/** A name with a typing error would never match, and the finding would stay for a reason nobody sees. */
const strangerIn = (all: readonly Ignore[], language: Language): { readonly misuse: Misuse } | undefined => {
  const say = words[language];
  for (const { place, probe, outcome } of all) {
    const spec = CATALOGUE.get(probe);
    const known = spec ? Object.keys(spec.outcomes) : [...CATALOGUE.keys()];
    if (spec && (outcome === undefined || known.includes(outcome))) continue;
    const meant = nearest(spec ? outcome! : probe, known);
    const message = `${place}: ${spec ? doctorWords[language].noOutcome(probe, outcome!) : say.unknown.probe(probe)}`;
    return { misuse: { message, mend: meant ? say.didYouMean(meant) : say.oneOf(known.slice(0, 12)) } };
  }
  return undefined;
};

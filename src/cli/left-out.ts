import { formatProblem } from '../model/problem.ts';
import type { Content } from './open-content.ts';
import type { Misuse } from './output.ts';
import type { Words } from './words.ts';

/** Why a flow or an article that stands on the disk is none: the mistake in its file, with its place. Undefined when there is no such file. */
export const leftOut = (id: string, folder: 'flows' | 'knowledge', { pack, locate }: Content, say: Words): Misuse | undefined => {
  const wanted = id.includes('/') ? `${folder}/${id}` : `/${id}`;
  const problem = pack.problems.find(
    ({ severity, place: { file } }) => severity === 'error' && file.startsWith(`${folder}/`) && file.replace(/(\.de)?\.md$/, '').endsWith(wanted),
  );
  return problem && { message: say.leftOut(id), mend: formatProblem({ ...problem, place: locate(problem.place) }) };
};

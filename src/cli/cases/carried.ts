import type { Standing } from '../../model/case-record.ts';
import type { CaseEvent } from '../../model/event.ts';
import type { CarriedCase } from '../../store/take-in.ts';

/** How an exported case begins, so that nothing else is taken for one. */
export const FORMAT = 'mailmedic-case';
const VERSION = 1;

/** A case as one JSON document: everything that another store needs, the lines that were shown included. */
export const carriedDocument = ({ id, events, standing }: CarriedCase) => ({ format: FORMAT, version: VERSION, id, ...(standing ? { standing } : {}), events });

const isEvent = (value: unknown, at: number): value is CaseEvent => {
  const { seq, type, at: time } = (value ?? {}) as Partial<CaseEvent>;
  return seq === at + 1 && typeof type === 'string' && typeof time === 'string' && !Number.isNaN(Date.parse(time));
};

const readOne = (value: unknown): CarriedCase | string => {
  const { format, version, id, events, standing } = (value ?? {}) as Record<string, unknown>;
  if (format !== FORMAT) return `"format" is not "${FORMAT}"`;
  if (version !== VERSION) return `version ${String(version)} is not known`;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return '"id" is missing';
  if (!Array.isArray(events) || events.length === 0) return '"events" is empty';
  const wrong = events.findIndex(({ event, shown }, at) => !isEvent(event, at) || !(shown === undefined || Array.isArray(shown)));
  if (wrong !== -1) return `event ${wrong + 1} is broken`;
  return { id, events, ...(standing === undefined ? {} : { standing: standing as Standing }) };
};

/** Cases out of a text: one document, a list of them, or one a line. Why not, where there are none. */
export const readCarried = (text: string): readonly CarriedCase[] | string => {
  let documents: unknown[];
  try {
    documents = [JSON.parse(text)].flat();
  } catch (fault) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      documents = lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      return (fault as Error).message;
    }
  }
  const cases: CarriedCase[] = [];
  for (const document of documents) {
    const one = readOne(document);
    if (typeof one === 'string') return one;
    cases.push(one);
  }
  return cases.length === 0 ? 'it is empty' : cases;
};

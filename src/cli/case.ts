import { caseStorePlace } from '../store/case-place.ts';
import { openCaseStore } from '../store/cases.ts';
import { CASE_OPTIONS, type CaseCall } from './cases/options.ts';
import { welcomeBack } from './cases/welcome-back.ts';
import { caseWords } from './cases/words.ts';
import { defineCommand } from './define-command.ts';
import { nearest } from './nearest.ts';
import { isStoreFault, storeFault } from './store-fault.ts';
import { words } from './words.ts';

const ACTIONS = ['list', 'show', 'resume', 'note', 'wait', 'close', 'export', 'import', 'replay', 'reveal', 'stats'] as const;

export const caseCommand = defineCommand({
  name: 'case',
  title: { en: `cases that were kept: ${ACTIONS.join(', ')}`, de: `aufgehobene Fälle: ${ACTIONS.join(', ')}` },
  words: { value: `${ACTIONS.join('|')} [id] [text…]`, most: Number.POSITIVE_INFINITY },
  options: CASE_OPTIONS,
  run: async (call) => {
    const { words: given, language, io, out } = call;
    const say = words[language];
    const [name = 'list', ...rest] = given;
    const { CASE_ACTIONS } = await import('./cases/index.ts');
    const action = Object.hasOwn(CASE_ACTIONS, name) ? CASE_ACTIONS[name] : undefined;
    if (!action) {
      const meant = nearest(name, [...ACTIONS]);
      return out.misuse({ message: say.unknown.action(name), mend: meant ? say.didYouMean(meant) : say.oneOf(ACTIONS) });
    }
    const store = openCaseStore(caseStorePlace(io.env));
    const caseCall: CaseCall = { ...call, words: rest, store, now: new Date() };
    try {
      await welcomeBack(caseCall);
      return await action.run(caseCall);
    } catch (fault) {
      if (!isStoreFault(fault)) throw fault;
      return out.misuse(storeFault(fault, store.place, caseWords[language]));
    } finally {
      await store.close();
    }
  },
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '../../src/model/block.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { newHome, removeFolder } from './program.ts';
import { loadRealFlow, personalWalk, walkReally } from './real-walk.ts';

const FLOWS = ['mailcow/dovecot-restarts', 'common/cannot-connect', 'mailcow/inotify-limit'];

describe('the walks of the knowledge itself, with real keys', () => {
  let home: string;
  beforeEach(() => {
    home = newHome();
  });
  afterEach(() => removeFolder(home));

  test.each(FLOWS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const)))(
    '%s ends in %s where its first walk for a person says',
    async (key, language) => {
      const flow = await loadRealFlow(key);
      const walk = personalWalk(flow);
      const { conclusion, solved } = await walkReally(flow, walk, language, home);
      const title = plainText(flow.words[language]?.nodes[walk.then]?.question ?? []);
      expect(conclusion.replace(/^● /, '')).toContain(title.slice(0, 40));
      expect(solved).toBe(true);
    },
  );
});

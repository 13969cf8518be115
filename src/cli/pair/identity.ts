import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caseFolder } from '../../store/case-place.ts';

type Env = Readonly<Record<string, string | undefined>>;

const readKey = (file: string): KeyObject | undefined => {
  try {
    return createPrivateKey(readFileSync(file, 'utf8'));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
};

/** The key that signs the codes of this installation; made when it is first needed, readable by nobody else. Throws what hindered it. */
export const identityKey = (env: Env): KeyObject => {
  const file = join(caseFolder(env), 'pair.key');
  const known = readKey(file);
  if (known) return known;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    // Another Mailmedic may have been quicker: then its key counts.
    linkSync(draft, file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    rmSync(draft, { force: true });
  }
  return readKey(file)!;
};

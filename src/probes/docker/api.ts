import type { Failure, Got } from '../../model/host.ts';
import type { Localized } from '../../model/language.ts';
import { type CannotTell, cannotLook, type Look } from '../define-probe.ts';

type Asking = Pick<Look, 'host' | 'signal'>;

/** GET on the Docker API, read as JSON. 404 is `absent`; other errors carry the engine's own message. */
export const dockerJson = async <T>(look: Asking, path: string): Promise<Got<T>> => {
  const answer = await look.host.docker(path, { signal: look.signal });
  if (!answer.ok) return answer;
  const text = new TextDecoder().decode(answer.value.body);
  const { status } = answer.value;
  if (status !== 200)
    return { ok: false, reason: status === 404 ? 'absent' : 'odd-answer', code: String(status), message: plain(`Docker: ${messageOf(text)}`) };
  try {
    return { ok: true, value: JSON.parse(text) as T };
  } catch {
    return { ok: false, reason: 'odd-answer', message: plain(`Docker: ${path}: no JSON`) };
  }
};

const plain = (text: string): Localized => ({ en: text, de: text });

const messageOf = (text: string): string => {
  try {
    return String((JSON.parse(text) as { message?: unknown }).message ?? text).slice(0, 300);
  } catch {
    return text.slice(0, 300);
  }
};

const MENDS: Partial<Record<Failure['reason'], Localized>> = {
  'no-permission': {
    en: 'start Mailmedic as root or as a member of the group docker',
    de: 'starte Mailmedic als root oder als Mitglied der Gruppe docker',
  },
  refused: { en: 'start the Docker service', de: 'starte den Docker-Dienst' },
};

/** Docker could not be asked, which says nothing about the mail server. */
export const dockerUntold = (failure: Failure): CannotTell => cannotLook(failure, MENDS[failure.reason]);

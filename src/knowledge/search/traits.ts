import { directionOf } from './direction.ts';

/** Fails in one network and works elsewhere. */
const ONE_NETWORK =
  /\b(?:at home|from home|home (?:network|connection)|zu hause|zuhause|heimnetz|mobile (?:data|network|internet)|mobilfunk|mobile daten|wlan|wi-?fi)\b/i;

/** What titles and symptoms say about the way that fails and where it does. */
export const traitsOf = (texts: readonly string[]): { readonly way?: 'outgoing' | 'incoming'; readonly place: 'home' | 'everywhere' } => {
  const tokens = texts.map(directionOf);
  const says = (token: string): boolean => tokens.some((one) => one.includes(token));
  const [send, receive] = [says('~cant-send'), says('~cant-receive')];
  const place = texts.some((text) => ONE_NETWORK.test(text)) ? 'home' : 'everywhere';
  return send === receive ? { place } : { way: send ? 'outgoing' : 'incoming', place };
};

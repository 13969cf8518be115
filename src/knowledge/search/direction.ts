const SEND =
  /\b(?:send|sending|sends|sent|senden|sende|versenden|versand|verschicken|verschickt|schicken|rausschicken|raus|outgoing|outbound|ausgehende?n?|versendet|deliver)\b/i;
const RECEIVE =
  /\b(?:receiv\w*|recieve\w*|retrieve\w*|empfang\w*|empfängt|empfaeng\w*|erhalte\w*|erhält|bekomm\w*|incoming|inbound|eingehende?n?|posteingang|inbox|arriv\w*|ankommen|kommt .{0,30}\ban\b|kommen .{0,30}\ban\b|getting emails?|get (?:any )?(?:e-?)?mails?|abrufen)/i;
const NEGATED =
  /\b(?:not|cannot|can'?t|cant|couldn'?t|unable|never|no|none|won'?t|doesn'?t|don'?t|isn'?t|aren'?t|kein\w*|nicht|nie|niemals|fail\w*|stuck|problem\w*|impossible|error|bounc\w*|block\w*|reject\w*|timed? ?out|refused)\b/i;
const FINE = /\b(?:without (?:any )?problems?|ohne probleme|no problems?|problemlos|not a problem|kein problem)\b/gi;

const BREAK = /[.!?;,\n]|\b(?:but|however|although|aber|jedoch|though|whereas|während|and|und|yet|sondern|except)\b/i;

/** "Send / receive", "weder senden noch empfangen": both ways at once. */
const BOTH =
  /\b(?:send\w*|sent|versenden|verschicken)\s*(?:\/|or|oder|noch|&|\+|nor)\s*(?:recei|reciev|empfang|erhalt)|\b(?:recei\w*|empfang\w*)\s*(?:\/|or|oder|noch|&|\+|nor)\s*(?:send|versend|verschick)/i;

type Part = { send: boolean; receive: boolean; bad: boolean };

const read = (part: string): Part => {
  const plain = part.replace(FINE, ' ');
  return { send: SEND.test(plain), receive: RECEIVE.test(plain), bad: NEGATED.test(plain) };
};

/**
 * Which way mail fails: "can receive but not send" is not "can send but not receive". A part that says both ("what I
 * send never arrives") is about sending.
 */
export const directionOf = (text: string): string[] => {
  const tokens = new Set<string>();
  const parts = text.split(BREAK).filter((part) => part.trim() !== '');
  let before: Part | undefined;
  for (const part of parts) {
    const now = read(part);
    if (!now.send && !now.receive) {
      // "I get, but nothing": a bare refusal belongs to the part before.
      if (now.bad && before && !before.bad && part.trim().split(/\s+/).length <= 3) {
        if (before.send !== before.receive) {
          tokens.delete(before.send ? '~can-send' : '~can-receive');
          tokens.add(before.send ? '~cant-send' : '~cant-receive');
        }
      }
      before = undefined;
      continue;
    }
    if (now.send && now.receive) {
      if (now.bad) tokens.add('~cant-send');
      if (now.bad && BOTH.test(part)) tokens.add('~cant-receive');
    } else if (now.send) tokens.add(now.bad ? '~cant-send' : '~can-send');
    else tokens.add(now.bad ? '~cant-receive' : '~can-receive');
    before = now;
  }
  const sends = tokens.has('~can-send') && !tokens.has('~cant-send');
  const receives = tokens.has('~can-receive') && !tokens.has('~cant-receive');
  if (tokens.has('~cant-send') && (receives || tokens.has('~can-receive'))) tokens.add('~receive-not-send');
  if (tokens.has('~cant-receive') && (sends || tokens.has('~can-send'))) tokens.add('~send-not-receive');
  if (tokens.has('~cant-receive') && tokens.has('~cant-send')) tokens.add('~neither-way');
  return [...tokens];
};

const SEND =
  /\b(?:send|sending|sends|sent|senden|sende|versenden|versand|verschicken|verschickt|schicken|rausschicken|raus|outgoing|outbound|ausgehende?n?|versendet|deliver)\b/i;
const RECEIVE =
  /\b(?:receiv\w*|recieve\w*|retrieve\w*|empfang\w*|empfängt|empfaeng\w*|erhalte\w*|erhält|bekomm\w*|incoming|inbound|eingehende?n?|posteingang|inbox|arriv\w*|ankommen|kommt .{0,30}\ban\b|kommen .{0,30}\ban\b|getting emails?|get (?:any )?(?:e-?)?mails?|abrufen)/i;
const NEGATED =
  /\b(?:not|cannot|can'?t|cant|couldn'?t|unable|never|no|none|won'?t|doesn'?t|don'?t|isn'?t|aren'?t|kein\w*|nicht|nie|niemals|fail\w*|stuck|problem\w*|impossible|error|bounc\w*|block\w*|reject\w*|timed? ?out|refused)\b/i;
const GOOD =
  /\b(?:can|able|works?|working|fine|success\w*|no problems?|without|kann|können|klappt|geht|gehen|funktioniert|läuft|problemlos|ohne probleme|possible|ok)\b/i;
/** To get something back is not to receive mail. */
const BACK =
  /\b(?:zurück\s?(?:bekomm\w*|erhalte\w*|gekommen)|(?:bekomm\w*|erhalt\w*|receiv\w*|get|got)\b.{0,30}\b(?:zurück|back|error|errors|fehler\w*|message:|response|bounce\w*))/gi;
const FINE = /\b(?:without (?:any )?problems?|ohne probleme|no problems?|problemlos|not a problem|kein problem)\b/gi;

const BREAK = /[.!?;,\n]|\b(?:but|however|although|aber|jedoch|though|whereas|während|and|und|yet|sondern|except)\b/i;

/** "Send / receive", "weder senden noch empfangen": both ways at once. */
const BOTH =
  /\b(?:send\w*|sent|versenden|verschicken)\s*(?:\/|or|oder|noch|&|\+|nor)\s*(?:recei|reciev|empfang|erhalt)|\b(?:recei\w*|empfang\w*)\s*(?:\/|or|oder|noch|&|\+|nor)\s*(?:send|versend|verschick)/i;

type Part = { send: boolean; receive: boolean; bad: boolean; good: boolean };

const read = (part: string): Part => {
  const plain = part.replace(FINE, ' ').replace(BACK, ' ');
  return { send: SEND.test(plain), receive: RECEIVE.test(plain), bad: NEGATED.test(plain), good: GOOD.test(part) };
};

/**
 * Which way mail fails: "can receive but not send" is not "can send but not receive". A part that says both ("what I
 * send never arrives") is about sending. A way that is only mentioned says nothing unless the other one fails.
 */
export const directionOf = (text: string): string[] => {
  const tokens = new Set<string>();
  const mentioned = new Set<string>();
  let before: Part | undefined;
  for (const part of text.split(BREAK).filter((one) => one.trim() !== '')) {
    const now = read(part);
    if (!now.send && !now.receive) {
      // "I get, but nothing": a bare refusal belongs to the part before.
      if (now.bad && before && !before.bad && before.send !== before.receive && part.trim().split(/\s+/).length <= 3) {
        tokens.delete(before.send ? '~can-send' : '~can-receive');
        tokens.add(before.send ? '~cant-send' : '~cant-receive');
      }
      before = undefined;
      continue;
    }
    const way = now.send ? 'send' : 'receive';
    if (now.bad) {
      tokens.add(`~cant-${way}`);
      if (now.send && now.receive && BOTH.test(part)) tokens.add('~cant-receive');
    } else if (!(now.send && now.receive)) {
      mentioned.add(way);
      if (now.good) tokens.add(`~can-${way}`);
    }
    before = now;
  }
  const [noSend, noReceive] = [tokens.has('~cant-send'), tokens.has('~cant-receive')];
  if (noSend && !noReceive && mentioned.has('receive')) tokens.add('~receive-not-send').add('~can-receive');
  if (noReceive && !noSend && mentioned.has('send')) tokens.add('~send-not-receive').add('~can-send');
  if (noSend && noReceive) tokens.add('~neither-way');
  return [...tokens];
};

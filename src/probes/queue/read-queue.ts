/** One waiting message: id, arrival in seconds since the epoch, and why it waits (one reason per recipient). */
export type QueuedMail = { readonly id: string; readonly arrival: number; readonly reasons: readonly string[] };

type JsonMail = { readonly queue_id?: string; readonly arrival_time?: number; readonly recipients?: readonly { readonly delay_reason?: string }[] };

/** `postqueue -j`: one JSON object per line (postqueue(1)). Undefined where a line is something else. */
export const readQueueJson = (text: string): readonly QueuedMail[] | undefined => {
  const mails: QueuedMail[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    try {
      const { queue_id, arrival_time, recipients = [] } = JSON.parse(line) as JsonMail;
      if (queue_id === undefined) return undefined;
      mails.push({ id: queue_id, arrival: arrival_time ?? 0, reasons: recipients.flatMap(({ delay_reason }) => delay_reason ?? []) });
    } catch {
      return undefined;
    }
  }
  return mails;
};

/** `postqueue -p` or `mailq`: a line with id, size and date, then reasons in brackets, then recipients. */
export const readQueueList = (text: string): readonly QueuedMail[] | undefined => {
  if (/Mail queue is empty/i.test(text)) return [];
  const mails: QueuedMail[] = [];
  for (const line of text.split('\n')) {
    const id = /^([0-9A-F]{6,}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,})[*!#]?\s+\d+\s+\w{3} \w{3} /.exec(line)?.[1];
    const reason = /^\s*\((.+)\)\s*$/.exec(line)?.[1];
    const last = mails.at(-1);
    if (id) mails.push({ id, arrival: 0, reasons: [] });
    else if (reason && last) mails[mails.length - 1] = { ...last, reasons: [...last.reasons, reason] };
  }
  return mails.length > 0 ? mails : undefined;
};

export type ReasonKind = 'timeouts' | 'refused' | 'rejected' | 'other';

/** What a delay reason of Postfix is about. */
export const kindOfReason = (reason: string): ReasonKind => {
  if (/\bsaid: |refused to talk to me|\b[45]\d\d[ -][45]\.\d+\.\d+/i.test(reason)) return 'rejected';
  if (/timed? ?out|timeout/i.test(reason)) return 'timeouts';
  return /connection refused|no route to host|network is unreachable/i.test(reason) ? 'refused' : 'other';
};

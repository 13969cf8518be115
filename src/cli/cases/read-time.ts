const UNITS: Readonly<Record<string, number>> = { m: 60, min: 60, h: 3600, d: 86_400, w: 604_800 };

/** `30m`, `4h`, `2d`, `1w` (also `2 days`, `4 Stunden`, by their first letter where that is clear) in milliseconds. */
export const readSpan = (text: string): number | undefined => {
  const [, number, unit = ''] = /^\s*(\d+(?:[.,]\d+)?)\s*(m|min|minutes?|Minuten?|h|hours?|Stunden?|d|days?|Tage?n?|w|weeks?|Wochen?)\s*$/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  const short = unit.toLowerCase().startsWith('st') ? 'h' : unit.toLowerCase().startsWith('t') ? 'd' : unit[0]!.toLowerCase();
  return Number(number.replace(',', '.')) * UNITS[short]! * 1000;
};

const MORNING = 9;

/** A moment in the time of this machine: a date (nine in the morning), a date and a time, a time (the next one), `tomorrow`. */
export const readMoment = (text: string, now: Date): Date | undefined => {
  const typed = text.trim().toLowerCase();
  const day = (days: number, hour: number, minute = 0): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, minute);
  if (typed === 'tomorrow' || typed === 'morgen') return day(1, MORNING);
  const clock = /^(\d{1,2}):(\d{2})$/.exec(typed);
  if (clock && Number(clock[1]) < 24 && Number(clock[2]) < 60) {
    const today = day(0, Number(clock[1]), Number(clock[2]));
    return today > now ? today : day(1, Number(clock[1]), Number(clock[2]));
  }
  const date = /^(\d{4})-(\d{2})-(\d{2})(?:[ t](\d{1,2}):(\d{2}))?$/.exec(typed);
  if (date) {
    const [year, month, dayOfMonth, hour = MORNING, minute = 0] = date.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
    const at = new Date(year!, month! - 1, dayOfMonth, hour, minute);
    // 31 November is no day, and 25:00 no time.
    return at.getMonth() === month! - 1 && at.getDate() === dayOfMonth && hour < 24 && minute < 60 ? at : undefined;
  }
  const exact = /^\d{4}-\d{2}-\d{2}t[\d:.]+(z|[+-]\d{2}:?\d{2})$/.test(typed) ? new Date(text.trim()) : undefined;
  return exact && !Number.isNaN(exact.getTime()) ? exact : undefined;
};

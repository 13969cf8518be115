import type { Language } from '../../model/language.ts';

/** `12:04:11` of an ISO time, in the time zone of the reader; empty when it is none. */
export const sayClock = (at: string, language: Language): string => {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '' : time.toLocaleTimeString(language, { hour12: false });
};

/** `2 %`; what is there but tiny is never said to be nothing. */
export const sayPercent = (probability: number): string => {
  const percent = Math.round(probability * 100);
  const text = percent < 1 && probability > 0 ? '< 1' : percent > 99 && probability < 1 ? '> 99' : String(percent);
  return `${text} %`;
};

export const saySeconds = (milliseconds: number, language: Language): string =>
  `${new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(milliseconds / 1000)} s`;

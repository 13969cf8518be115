import type { Localized } from '../model/language.ts';
import type { ProbeParams, ProbeResult } from '../model/probe.ts';
import { cannotTell, type Probe, type Reading } from './define-probe.ts';
import { cleanPaste } from './paste/clean-paste.ts';
import { readParams } from './read-params.ts';
import { RAW_LIMIT, resultOf } from './result-of.ts';

/** What to tell somebody on the phone: the command for each system, and what its answer looks like. */
export type PersonScript = { readonly linux: string; readonly powershell?: string; readonly looksLike: Localized };

/** The command that stands for a probe. Undefined where the probe has none or a parameter is missing. */
export const scriptOf = ({ spec, script }: Probe, params: ProbeParams): PersonScript | undefined => {
  const read = readParams(spec, params);
  if (!script || !('values' in read)) return undefined;
  const { linux, powershell, looksLike } = script;
  return { linux: linux(read.values), ...(powershell ? { powershell: powershell(read.values) } : {}), looksLike };
};

/** Reads what a person pasted, with the parser of the probe. `at` is the ISO time of the paste. */
export const pasteOf = ({ spec, script }: Probe, params: ProbeParams, text: string, at: string): ProbeResult => {
  const read = readParams(spec, params);
  const reading: Reading =
    script && 'values' in read
      ? withWhy(script.read(cleanPaste(text, script.linux(read.values)), read.values), text)
      : cannotTell('missing-input', 'wrong' in read ? read.wrong : undefined);
  return resultOf(spec, reading, { raw: text.slice(0, RAW_LIMIT / 4), vantage: 'person', at, milliseconds: 0 });
};

/** What stands in the way is often said in the paste itself, in English or German. */
const withWhy = (reading: Reading, text: string): Reading => {
  if (!('reason' in reading) || reading.reason !== 'odd-answer' || reading.detail) return reading;
  if (/command not found|not found$|is not recognized|befehl nicht gefunden|kommando nicht gefunden|wurde nicht als name/im.test(text))
    return { ...reading, reason: 'no-tool', detail: NO_TOOL };
  if (/permission denied|operation not permitted|keine berechtigung|access denied|zugriff verweigert|must be root|password for/i.test(text))
    return { ...reading, reason: 'no-permission', detail: NO_PERMISSION };
  return text.trim() === '' ? { ...reading, detail: NOTHING } : { ...reading, detail: NOT_READ };
};

const NO_TOOL: Localized = { en: 'the program for it is not there', de: 'das Programm dafür gibt es dort nicht' };
const NO_PERMISSION: Localized = { en: 'it was not allowed there; try again with sudo', de: 'dort fehlte die Berechtigung; versuch es mit sudo' };
const NOTHING: Localized = { en: 'nothing was pasted', de: 'es wurde nichts eingefügt' };
const NOT_READ: Localized = {
  en: 'I cannot read that; paste everything that came back, from the first line to the last',
  de: 'das kann ich nicht lesen; füge alles ein, was zurückkam, von der ersten bis zur letzten Zeile',
};

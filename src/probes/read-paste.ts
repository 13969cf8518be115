import type { Localized } from '../model/language.ts';
import type { ProbeParams, ProbeResult } from '../model/probe.ts';
import { cannotTell, type Reading } from './define-probe.ts';
import { readParams } from './read-params.ts';
import { findProbe, RAW_LIMIT, resultOf } from './run-probe.ts';

/** What to tell somebody on the phone: the command for each system, and what its answer looks like. */
export type PersonScript = { readonly linux: string; readonly powershell?: string; readonly looksLike: Localized };

/** The command that stands for a probe. Undefined where the probe has none or a parameter is missing. */
export const scriptFor = (name: string, params: ProbeParams): PersonScript | undefined => {
  const probe = findProbe(name);
  const read = probe && readParams(probe.spec, params);
  if (!probe?.script || !read || !('values' in read)) return undefined;
  const { linux, powershell, looksLike } = probe.script;
  return { linux: linux(read.values), ...(powershell ? { powershell: powershell(read.values) } : {}), looksLike };
};

/** Reads what a person pasted, with the parser of the probe. `at` is the ISO time of the paste. */
export const readPaste = (name: string, params: ProbeParams, text: string, at: string): ProbeResult => {
  const probe = findProbe(name);
  const read = probe && readParams(probe.spec, params);
  const reading: Reading =
    probe?.script && read && 'values' in read
      ? probe.script.read(text.replace(/\r\n?/g, '\n'), read.values)
      : cannotTell('missing-input', read && 'wrong' in read ? read.wrong : undefined);
  return resultOf(probe?.spec, reading, { raw: text.slice(0, RAW_LIMIT / 4), vantage: 'person', at, milliseconds: 0 });
};

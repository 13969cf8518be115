import type { FactValue } from '../model/fact.ts';
import type { Localized } from '../model/language.ts';
import type { ProbeParam, ProbeParams, ProbeSpec } from '../model/probe.ts';

type Value = string | number | readonly string[];

/** Parameters as the probe wants them, or what is wrong with them. Text from flows and the command line becomes numbers and lists. */
export const readParams = (spec: ProbeSpec, given: ProbeParams): { readonly values: Readonly<Record<string, Value>> } | { readonly wrong: Localized } => {
  const stranger = Object.keys(given).find((name) => !Object.hasOwn(spec.params, name));
  if (stranger !== undefined) return { wrong: { en: `${spec.name} has no parameter "${stranger}"`, de: `${spec.name} hat keinen Parameter „${stranger}“` } };
  const values: Record<string, Value> = {};
  for (const [name, param] of Object.entries(spec.params)) {
    const value = given[name] === undefined || given[name] === '' ? param.default : coerce(param, given[name]);
    if (value !== undefined) values[name] = value;
    else if (given[name] !== undefined && given[name] !== '') {
      return { wrong: { en: `${name}: "${given[name]}" is not a number`, de: `${name}: „${given[name]}“ ist keine Zahl` } };
    } else if (param.required) {
      return { wrong: { en: `needed: ${param.title.en} (${name})`, de: `nötig: ${param.title.de} (${name})` } };
    }
  }
  return { values };
};

const coerce = (param: ProbeParam, value: FactValue): Value | undefined => {
  if (param.type === 'list') {
    if (Array.isArray(value)) return value.map(String);
    return String(value)
      .split(/[,\s]+/)
      .filter((item) => item !== '');
  }
  if (param.type === 'text') return String(value).trim();
  const number = Number(value);
  return Number.isFinite(number) && !Array.isArray(value) ? number : undefined;
};

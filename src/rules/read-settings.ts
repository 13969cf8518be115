import { isMap, isScalar, isSeq, type Pair, parseDocument } from 'yaml';
import { mendWord } from '../knowledge/did-you-mean.ts';
import { textPlaces } from '../knowledge/text-places.ts';
import type { Parsed, Problem } from '../model/problem.ts';
import { sanitise } from '../model/sanitise.ts';
import type { Rule, RuleSetting, RuleSettings } from './define-rule.ts';

export const SETTINGS_FILE = 'mailmedic.yaml';

const SEVERITIES = ['off', 'warning', 'error'] as const;
const isSeverity = (value: unknown): value is (typeof SEVERITIES)[number] => SEVERITIES.includes(value as 'off');

type Note = (node: unknown, message: string, mend?: string) => void;

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);
const plain = (node: unknown): unknown => (isScalar(node) ? node.value : isSeq(node) ? node.items.map(plain) : node);

/** `off`, or `{ severity: warning, least: 40 }`. */
const readSetting = (rule: Rule, node: unknown, note: Note): RuleSetting => {
  const word = plain(node);
  // YAML 1.1 reads a bare off as false; here it is a word, and both are taken.
  if (isSeverity(word)) return { severity: word, options: {} };
  if (!isMap(node)) {
    note(
      node,
      `"${rule.name}" is set to ${JSON.stringify(word)}`,
      `write off, warning, error or { severity: …${Object.keys(rule.options ?? {}).map((name) => `, ${name}: …`)} }`,
    );
    return { options: {} };
  }
  const known = ['severity', ...Object.keys(rule.options ?? {})];
  const options: Record<string, number | readonly string[]> = {};
  let severity: RuleSetting['severity'];
  for (const pair of node.items) {
    const name = keyOf(pair);
    const value = plain(pair.value);
    const usual = rule.options?.[name];
    if (name === 'severity' && isSeverity(value)) severity = value;
    else if (name === 'severity') note(pair.value, `"severity" cannot be ${JSON.stringify(value)}`, mendWord(String(value), SEVERITIES));
    else if (usual === undefined) note(pair.key, `"${rule.name}" has no option "${sanitise(name)}"`, mendWord(name, known));
    else if (typeof usual === 'number' && typeof value === 'number' && Number.isFinite(value)) options[name] = value;
    else if (Array.isArray(usual) && Array.isArray(value) && value.every((item) => ['string', 'number'].includes(typeof item)))
      options[name] = value.map(String);
    else note(pair.value ?? pair.key, `"${name}" of "${rule.name}" must be ${Array.isArray(usual) ? 'a list of words' : 'a number'}`);
  }
  return { ...(severity === undefined ? {} : { severity }), options };
};

/** Reads `mailmedic.yaml` of a pack: `rules: { name: off | warning | error | { severity, …options } }`. What is wrong is told at its place; the rest holds. */
export const readSettings = (text: string, file: string, rules: readonly Rule[]): Parsed<RuleSettings> => {
  const problems: Problem[] = [];
  const places = textPlaces(text, file);
  const document = parseDocument(text, { version: '1.2', schema: 'core', prettyErrors: false });
  const note: Note = (node, message, mend) => {
    const offset = (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
    problems.push({ rule: 'settings', severity: 'error', message, ...(mend === undefined ? {} : { mend }), place: places(offset) });
  };
  for (const error of document.errors) {
    problems.push({ rule: 'settings', severity: 'error', message: sanitise(error.message.split('\n')[0]!), place: places(error.pos[0]) });
  }
  const settings: Record<string, RuleSetting> = {};
  if (problems.length > 0 || document.contents === null) return { value: settings, problems };
  if (!isMap(document.contents)) {
    note(document.contents, 'settings are keys and values', 'write rules: { name: off }');
    return { value: settings, problems };
  }
  for (const pair of document.contents.items) {
    if (keyOf(pair) !== 'rules') note(pair.key, `unknown key "${sanitise(keyOf(pair))}"`, mendWord(keyOf(pair), ['rules']));
    else if (!isMap(pair.value)) note(pair.value ?? pair.key, '"rules" must hold keys and values', 'write rules: { name: off }');
    else {
      for (const entry of pair.value.items) {
        const name = keyOf(entry);
        const rule = rules.find((one) => one.name === name);
        if (!rule)
          note(
            entry.key,
            `there is no rule "${sanitise(name)}"`,
            mendWord(
              name,
              rules.map((one) => one.name),
            ) ?? 'they are listed in docs/rules',
          );
        else settings[name] = readSetting(rule, entry.value, note);
      }
    }
  }
  return { value: settings, problems };
};

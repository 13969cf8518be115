import type { Probe } from '../probes/define-probe.ts';
import { type Call, defineCommand } from './define-command.ts';
import { FINE, FOUND } from './exit-codes.ts';
import { readKeyValues } from './key-values.ts';
import { nearest } from './nearest.ts';
import { printable } from './printable.ts';
import { words } from './words.ts';

const required = (probe: Probe): string[] => Object.entries(probe.spec.params).flatMap(([name, param]) => (param.required ? [name] : []));

const listProbes = async ({ language, options, out }: Call): Promise<number> => {
  const { PROBES } = await import('../probes/index.ts');
  if (options.json) {
    out.json(PROBES.map(({ spec }) => spec));
    return FINE;
  }
  out.line(words[language].probesList);
  out.line();
  for (const { spec } of PROBES) {
    const params = Object.entries(spec.params).map(([name, param]) => (param.required ? `${name}=…` : `[${name}=…]`));
    out.line(`  ${[spec.name, ...params].join(' ')}`);
    out.line(`      ${spec.title[language]}  ${Object.keys(spec.outcomes).join(' · ')}`);
  }
  return FINE;
};

/** What is wrong with the parameters, before anything is touched. */
const wrongParams = (probe: Probe, values: Readonly<Record<string, string>>, { language }: Call): { message: string; mend?: string } | undefined => {
  const say = words[language];
  const names = Object.keys(probe.spec.params);
  const stranger = Object.keys(values).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    const meant = nearest(stranger, names);
    return {
      message: say.unknown.param(stranger, probe.spec.name),
      ...(meant ? { mend: say.didYouMean(meant) } : names.length > 0 ? { mend: say.oneOf(names) } : {}),
    };
  }
  const missing = required(probe).filter((name) => !values[name]);
  return missing.length > 0 ? { message: say.missingParam(probe.spec.name, missing) } : undefined;
};

const runOne = async (probe: Probe, values: Readonly<Record<string, string>>, call: Call): Promise<number> => {
  const { language, options, io, out } = call;
  const say = words[language];
  const [{ openHost }, { describeProbe, runProbe }, { sayProbe, seconds }, { CATALOGUE }] = await Promise.all([
    import('./open-host.ts'),
    import('../probes/run-probe.ts'),
    import('./say-probe.ts'),
    import('../probes/catalogue.ts'),
  ]);
  const opened = await openHost(options.host, language, io.env);
  if ('misuse' in opened) return out.misuse(opened.misuse);
  const { host } = opened;
  const { name } = probe.spec;
  out.line(probe.spec.title[language]);
  const does = host.kind === 'person' ? {} : describeProbe(name, values, host);
  if (does.command) out.line(`  ${say.willRun}: ${printable(does.command)}`);
  if (does.connection) out.line(`  ${say.willConnect}: ${printable(does.connection)}`);
  const byPerson = host.kind === 'person' ? await (await import('./probe-by-person.ts')).probeByPerson(name, values, call) : undefined;
  if (host.kind === 'person' && !byPerson && !options.json) return FINE;
  const result = byPerson ?? (await runProbe(name, values, { host, signal: io.signal }));
  await host.close();
  const code = result.verdict === 'fail' || result.verdict === 'warn' ? FOUND : FINE;
  if (options.json) {
    out.json({ probe: name, params: values, ...does, says: sayProbe(name, result, language, CATALOGUE), ...result });
    return code;
  }
  out.line(
    `  ${say.outcome}: ${result.outcome} (${result.verdict}) – ${sayProbe(name, result, language, CATALOGUE)}  ${seconds(result.evidence.milliseconds, language)} s`,
  );
  const { raw } = result.evidence;
  if (raw !== '') {
    out.line(`  ${say.seen}:`);
    for (const line of raw.split(/\r?\n/)) out.line(`    ${printable(line)}`);
  }
  return code;
};

export const probeCommand = defineCommand({
  name: 'probe',
  title: {
    en: 'one probe: what it will do, the outcome, the raw answer; or the list',
    de: 'eine Prüfung: was sie tun wird, Ergebnis, rohe Antwort; oder die Liste',
  },
  words: { value: '[name] [key=value…]', most: Number.POSITIVE_INFINITY },
  options: {},
  run: async (call) => {
    const { words: given, language, out } = call;
    const say = words[language];
    const [name, ...rest] = given;
    if (name === undefined) return listProbes(call);
    const { PROBES } = await import('../probes/index.ts');
    const probe = PROBES.find(({ spec }) => spec.name === name);
    if (!probe) {
      const meant = nearest(
        name,
        PROBES.map(({ spec }) => spec.name),
      );
      return out.misuse({ message: say.unknown.probe(name), mend: meant ? say.didYouMean(meant) : say.allOf('probe') });
    }
    const read = readKeyValues(rest, say);
    if ('misuse' in read) return out.misuse(read.misuse);
    const wrong = wrongParams(probe, read.values, call);
    return wrong ? out.misuse(wrong) : runOne(probe, read.values, call);
  },
});

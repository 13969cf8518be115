import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleProgram } from '../../build/bundle.mjs';

type Output = Metafile['outputs'][string];

describe('the bundle', () => {
  let outputs: Metafile['outputs'];
  beforeAll(async () => {
    outputs = (await bundleProgram()).metafile.outputs;
  }, 60_000);

  const outputOf = (source: string): string => {
    const found = Object.entries(outputs).find(([, output]) => output.entryPoint === source);
    if (!found) throw new Error(`${source} is no chunk of its own: it is loaded with something else`);
    return found[0];
  };

  /** Chunks that are loaded with this one, before it runs. */
  const loadedWith = (name: string, known = new Set<string>()): Set<string> => {
    if (known.has(name)) return known;
    known.add(name);
    for (const { path, kind } of (outputs[name] as Output).imports) if (kind === 'import-statement' && outputs[path]) loadedWith(path, known);
    return known;
  };

  const sourcesOf = (source: string): string[] => [...loadedWith(outputOf(source))].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
  const packagesOf = (source: string): string[] =>
    [...new Set(sourcesOf(source).flatMap((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []))].sort();

  test('asks an old Node to leave before it loads anything of a package', () => {
    expect(packagesOf('src/cli/entry.ts')).toEqual([]);
  });

  test('reads the command line without a package', () => {
    expect(packagesOf('src/cli/main.ts')).toEqual([]);
  });

  test('loads Ink and React for the live terminal only', () => {
    const withInk = Object.entries(outputs).flatMap(([, { entryPoint }]) => (entryPoint && packagesOf(entryPoint).includes('ink') ? [entryPoint] : []));
    expect(withInk.filter((source) => !source.startsWith('src/terminal/live'))).toEqual([]);
    expect(withInk.length).toBeGreaterThan(0);
  });

  test('has neither the development tools of React nor the throttle of es-toolkit', () => {
    const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
    expect(inputs.filter((input) => /react-devtools|es-toolkit|react\.development|reconciler\.development|terminal-size\/|is-in-ci\//.test(input))).toEqual([]);
  });

  test('takes the WebAssembly of yoga out of the source', () => {
    expect(
      Object.entries(outputs).filter(([, { inputs }]) => Object.keys(inputs).some((input) => input.includes('yoga-wasm-base64')))[0]?.[1].bytes,
    ).toBeLessThan(600_000);
  });
});

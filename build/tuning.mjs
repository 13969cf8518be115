import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { EDITED, edited } from './edits.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Packages that cost start time for something Mailmedic does not need, and what stands in for them. */
const STANDS_IN = {
  'es-toolkit/compat': here('throttle.mjs'),
  'terminal-size': here('terminal-size.mjs'),
  'is-in-ci': here('is-in-ci.mjs'),
};

const WASM = /"data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/;

/**
 * Yoga reads its WebAssembly by `fetch` of a data URL, which loads Node's whole HTTP client. Here it lies beside the
 * bundle as a file and is read as one.
 */
const yogaFromFile = (build, wasm) => {
  build.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => {
    const source = readFileSync(path, 'utf8');
    const found = source.match(WASM);
    if (!found) throw new Error('yoga-layout has changed: its WebAssembly was not found, see build/tuning.mjs');
    wasm(Buffer.from(found[1], 'base64'));
    const contents = `import { readFileSync as readYoga } from 'node:fs';\n${source
      .replace('loadYoga = loadYoga || {};', "loadYoga = loadYoga || { wasmBinary: readYoga(new URL('./yoga.wasm', import.meta.url)) };")
      .replace(WASM, '"data:application/octet-stream;base64,"')}`;
    if (!contents.includes('yoga.wasm')) throw new Error('yoga-layout has changed: its options were not found, see build/tuning.mjs');
    return { contents, loader: 'js' };
  });
};

/** CommonJS packages `require` built-in modules, which an ES module cannot: they get them by import. */
const builtinsByImport = (build) => {
  build.onResolve({ filter: /./ }, ({ path, kind }) =>
    kind === 'require-call' && isBuiltin(path) ? { path: path.replace(/^(node:)?/, 'node:'), namespace: 'builtin' } : undefined,
  );
  build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
    contents: `export * from '${path}'; export { default } from '${path}';`,
    loader: 'js',
  }));
  build.onResolve({ filter: /^node:/, namespace: 'builtin' }, ({ path }) => ({ path, external: true }));
};

/** The first frame lies in a file of its own, loaded before everything else: see bundle.mjs. */
const FIRST = './first.js';

/** The esbuild plugin that makes the first frame fast. `wasm` receives yoga's WebAssembly. */
export const tuning = (wasm) => ({
  name: 'tuning',
  setup: (build) => {
    build.onResolve({ filter: /^(es-toolkit\/compat|terminal-size|is-in-ci)$/ }, ({ path }) => ({ path: STANDS_IN[path] }));
    build.onResolve({ filter: /^\.\/devtools\.js$/ }, ({ importer }) =>
      /ink.build.reconciler/.test(importer) ? { path: here('no-devtools.mjs') } : undefined,
    );
    build.onLoad({ filter: EDITED }, ({ path }) => {
      const contents = edited(path, readFileSync(path, 'utf8'));
      return contents === undefined ? undefined : { contents, loader: 'js' };
    });
    build.onResolve({ filter: /^\.\/first-paint\.ts$/ }, ({ kind }) => (kind === 'dynamic-import' ? { path: FIRST, external: true } : undefined));
    yogaFromFile(build, wasm);
    builtinsByImport(build);
  },
});

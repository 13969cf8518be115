import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './paths.mjs';

/** The built-in modules of Node do not exist in a page; what needs one says so when it is used. */
const absent = `const gone = () => { throw new Error('not in a browser'); };
module.exports = new Proxy({ __esModule: true }, { get: (known, name) => (name in known ? known[name] : gone) });`;

/** A late import for each probe, from the imports of the table of probes: a page fetches only the parsers that it needs. */
const probeModules = () => {
  const table = readFileSync(`${ROOT}src/probes/index.ts`, 'utf8');
  const imports = [...table.matchAll(/^import \{ (\w+) \} from '(\.\/[\w/-]+\.ts)';$/gm)].map(([, name, file]) => ({ name, file }));
  if (imports.length < 20) throw new Error('src/probes/index.ts has changed: its imports were not found, see build/web.mjs');
  const source = (file) => readFileSync(fileURLToPath(new URL(file, `file://${ROOT}src/probes/`)), 'utf8');
  const rows = imports.flatMap(({ name, file }) => {
    const probe = new RegExp(`export const ${name} = defineProbe\\(\\{\\s*name: '([^']+)'`).exec(source(file))?.[1];
    return probe === undefined ? [] : [`  '${probe}': async () => (await import('../../probes/${file.slice(2)}')).${name},`];
  });
  return `const MODULES = {\n${rows.join('\n')}\n};\nexport const loadProbe = async (name) => (Object.hasOwn(MODULES, name) ? MODULES[name]() : undefined);\n`;
};

const inPage = {
  name: 'in-page',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'absent' }));
    esbuild.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: absent, loader: 'js' }));
    esbuild.onLoad({ filter: /browser.probe-modules\.ts$/ }, () => ({ contents: probeModules(), loader: 'ts', resolveDir: `${ROOT}src/web/browser` }));
  },
};

/** The front end of published sites and previews, as files for dist/web/. The same sources give the same bytes. */
export const bundleWeb = async () => {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: {
      app: 'src/web/browser/main.ts',
      style: 'src/web/browser/style.css',
      preview: 'src/web/browser/preview/main.ts',
      'preview-style': 'src/web/browser/preview/preview.css',
    },
    outdir: 'dist/web',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    chunkNames: 'part-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    legalComments: 'none',
    write: false,
    plugins: [inPage],
  });
  return outputFiles.map(({ path, contents }) => ({ name: path.slice(path.lastIndexOf('/') + 1), contents }));
};

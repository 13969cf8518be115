import { build } from 'esbuild';
import { ROOT } from './paths.mjs';
import { tuning } from './tuning.mjs';

const bundle = (entryPoints, more) =>
  build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.13',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    logLevel: 'error',
    write: false,
    legalComments: 'none',
    ...more,
  });

/** The first frame and all it needs, in one file: every file more costs the start a millisecond. */
const bundleFirst = () => bundle({ first: 'src/cli/first-paint.ts' }, { minify: true, metafile: true, plugins: [tuning(() => {})] });

/** The program as files for dist/, split so that a command loads only what it uses. */
export const bundleProgram = async () => {
  let wasm;
  const first = await bundleFirst();
  const { outputFiles, metafile } = await bundle(
    { mailmedic: 'src/cli/entry.ts' },
    { splitting: true, minify: true, chunkNames: '[name]-[hash]', metafile: true, plugins: [tuning((bytes) => (wasm = bytes))] },
  );
  const files = [...outputFiles, ...first.outputFiles].map(({ path, contents }) => ({ name: path.slice(path.lastIndexOf('/') + 1), contents }));
  if (wasm) files.push({ name: 'yoga.wasm', contents: wasm });
  return { files, metafile: { inputs: { ...metafile.inputs, ...first.metafile.inputs }, outputs: { ...metafile.outputs, ...first.metafile.outputs } } };
};

/** The room that reads and indexes the pack, as the text of one module. */
export const bundlePackBuilder = async () => {
  const { outputFiles } = await bundle({ 'pack-builder': 'src/store/built-pack.ts' }, { plugins: [tuning(() => {})] });
  return outputFiles[0].text;
};

import { fileURLToPath } from 'node:url';

const SEGMENTER = JSON.stringify(fileURLToPath(new URL('segmenter.mjs', import.meta.url)));

const lazySegmenter = {
  from: /new Intl\.Segmenter\([^)]*\)/,
  to: 'mailmedicSegmenter',
  imports: `import { segmenter as mailmedicSegmenter } from ${SEGMENTER};`,
};

/** Lines of packages that cost the first frame dearly, or draw an old frame over a new one, and what they become in the bundle. */
const EDITS = [
  {
    file: /string-width.index\.js$/,
    edits: [
      lazySegmenter,
      // Compiling this one expression takes 20 ms and more; most text has no emoji.
      { from: '= /^\\p{RGI_Emoji}$/v;', to: '= { test: (text) => /^\\p{RGI_Emoji}$/v.test(text) };' },
      {
        from: '/^[\\u0020-\\u007E]*$/',
        to: '/^[\\u0020-\\u007E\\u00A1-\\u00AC\\u00AE-\\u02FF\\u2010-\\u2027\\u2030-\\u205E\\u2190-\\u21FF\\u2500-\\u25FC\\u2800-\\u28FF]*$/',
      },
    ],
  },
  { file: /wrap-ansi.index\.js$/, edits: [lazySegmenter] },
  { file: /slice-ansi.tokenize-ansi\.js$/, edits: [lazySegmenter] },
  { file: /ansi-tokenize.build.tokenize\.js$/, edits: [lazySegmenter] },
  { file: /ink.build.line-update\.js$/, edits: [lazySegmenter] },
  {
    file: /ink.build.ink\.js$/,
    // A frame that waits its turn is older than the one that is drawn with new finished lines: drawn later, it would stand over it for good.
    edits: [
      {
        from: /this\.log\.clear\(\);(\s+this\.options\.stdout\.write\(staticOutput\);)/,
        to: 'this.throttledLog.cancel?.(); this.log.clear(); this.options.stdout.write(staticOutput);',
      },
    ],
  },
];

/** The source of a package file as the bundle takes it; undefined where nothing is edited. Throws when the file is no longer as expected. */
export const edited = (path, source) => {
  const found = EDITS.find(({ file }) => file.test(path));
  if (!found) return undefined;
  let text = source;
  for (const { from, to, imports } of found.edits) {
    const next = text.replace(from, () => to);
    if (next === text) throw new Error(`${path} has changed: ${from} was not found, see build/edits.mjs`);
    text = imports === undefined ? next : `${imports}\n${next}`;
  }
  return text;
};

/** Files that `edited` knows. */
export const EDITED = /(string-width|wrap-ansi|slice-ansi|ansi-tokenize.build|ink.build).(index|tokenize-ansi|tokenize|line-update|ink)\.js$/;

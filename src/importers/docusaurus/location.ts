/** Where a page of Docusaurus stands by its path: language, version, and the path below its docs folder. */
export type Location = {
  /** Folder of the site that holds `docs/` and `i18n/`, empty or with a slash at its end. */
  readonly site: string;
  /** Folder that links without a leading dot are also resolved from. */
  readonly folder: string;
  readonly path: string;
  readonly language?: string;
  /** `current`, or the version's name. */
  readonly version: string;
  readonly kind: 'docs' | 'blog' | 'pages' | 'other';
};

const TRANSLATED = /^((?:.*\/)?)i18n\/([A-Za-z]{2,3}(?:[-_][A-Za-z\d]+)*)\/docusaurus-plugin-content-(docs|blog|pages)(?:-[\w-]+)?\/(.*)$/;
const VERSIONED = /^((?:.*\/)?)([\w-]+_)?versioned_docs\/version-([^/]+)\/(.*)$/;
const PLAIN = /^((?:.*?\/)?)(docs|blog|src\/pages)\/(.*)$/;

const inVersion = (rest: string): { version: string; below: string; path: string } => {
  const match = /^(current|version-[^/]+)\/(.*)$/.exec(rest);
  return match ? { version: match[1]!.replace(/^version-/, ''), below: `${match[1]}/`, path: match[2]! } : { version: 'current', below: '', path: rest };
};

export const locate = (file: string): Location => {
  const translated = TRANSLATED.exec(file);
  if (translated) {
    const [, site, language, kind, rest] = translated;
    const { version, below, path } = inVersion(rest!);
    const folder = file.slice(0, file.length - rest!.length) + below;
    return { site: site!, folder, path, language: language!, version, kind: kind as 'docs' | 'blog' | 'pages' };
  }
  const versioned = VERSIONED.exec(file);
  if (versioned) {
    const path = versioned[4]!;
    return { site: versioned[1]!, folder: file.slice(0, file.length - path.length), path, version: versioned[3]!, kind: 'docs' };
  }
  const plain = PLAIN.exec(file);
  if (!plain) return { site: '', folder: '', path: file, version: 'current', kind: 'other' };
  const [, site, name, path] = plain;
  return { site: site!, folder: `${site}${name}/`, path: path!, version: 'current', kind: name === 'docs' ? 'docs' : name === 'blog' ? 'blog' : 'pages' };
};

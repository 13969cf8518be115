import type { ImportedPage } from '../../model/imported-page.ts';

/** The address of a file of the tree: pages know their own, anything else lies beside the one that is nearest to the root. */
export const publishedAt = (pages: readonly ImportedPage[], base: string | undefined): ((file: string) => string | undefined) => {
  const known = new Map(pages.flatMap((page) => (page.url === undefined ? [] : [[page.file, page.url] as const])));
  const root = pages.filter((page) => page.url !== undefined).sort((a, b) => a.url!.length - b.url!.length || a.file.length - b.file.length)[0];
  const folder = root ? root.file.split('/').slice(0, -1).join('/') : '';
  const start = root?.url ?? base;
  return (file) => {
    const own = known.get(file);
    if (own !== undefined) return own;
    if (start === undefined) return undefined;
    const inside = root
      ? folder !== '' && file.startsWith(`${folder}/`)
        ? file.slice(folder.length + 1)
        : file
      : file.replace(/^(?:docs?|source)\/(?:source\/)?/, '');
    try {
      const path = inside.split('/').map(encodeURIComponent).join('/');
      return root ? new URL(path, start).href : new URL(path.replace(/\.(?:mdx?|rst)$/, '.html'), start.endsWith('/') ? start : `${start}/`).href;
    } catch {
      return undefined;
    }
  };
};

import type { SearchIndex } from '../../knowledge/search/search-index.ts';
import { type FlowBundle, SITE_FILES, type SiteIndex } from '../site/site-data.ts';

const loaded = new Map<string, Promise<unknown>>();

/** A file of the site, relative to the page: it works from any subfolder. Asked for once; what failed may be asked again. */
const load = <T>(file: string): Promise<T> => {
  const known = loaded.get(file);
  if (known) return known as Promise<T>;
  const fetched = fetch(file).then((response) => {
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return response.json();
  });
  loaded.set(file, fetched);
  fetched.catch(() => loaded.delete(file));
  return fetched as Promise<T>;
};

/** What was loaded is out of date: the next one is fetched again. */
export const forget = (): void => loaded.clear();

export const loadIndex = (): Promise<SiteIndex> => load<SiteIndex>(SITE_FILES.index);
export const loadSearch = (): Promise<SearchIndex> => load<SearchIndex>(SITE_FILES.search);

/** A flow and every flow that it enters, the first one first. */
export const loadFlow = async (key: string): Promise<readonly FlowBundle[]> => {
  const bundles = new Map<string, FlowBundle>();
  const visit = async (wanted: string): Promise<void> => {
    if (bundles.has(wanted)) return;
    const bundle = await load<FlowBundle>(SITE_FILES.flow(wanted));
    bundles.set(wanted, bundle);
    await Promise.all(bundle.enters.map(visit));
  };
  await visit(key);
  return [...bundles.values()];
};

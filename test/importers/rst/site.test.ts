import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restructuredText } from '../../../src/importers/rst/importer.ts';
import { folderTree } from '../folder-tree.ts';
import { outline } from '../outline.ts';

// Every construct in one small site. What it is read into was looked at by a person; a change of it must be, too.
test('a site with all of reStructuredText and Sphinx is read as it was', async () => {
  const pages = [...restructuredText.pages(folderTree(join(import.meta.dirname, 'site')))].map(({ blocks, problems, ...page }) =>
    [
      `## ${JSON.stringify(page)}`,
      outline(blocks),
      ...problems.map(({ place, message, mend }) => `! ${place.file}:${place.line}:${place.column} ${message}; ${mend}`),
    ].join('\n'),
  );
  await expect(`${pages.join('\n\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'site.outline.txt'));
});

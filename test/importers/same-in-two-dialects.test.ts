import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/knowledge/front-matter.ts';
import { newFolder, run } from '../cli/run.ts';

const MARKDOWN = `# Troubleshooting

What goes wrong, and why.

## Mail is not delivered

These are the usual reasons:

- Check that port 25 is open.
- The disk is full, see \`df -h\`.

\`\`\`bash
postqueue -p
\`\`\`

!!! warning

    Do not restart it.

## How do I change my password?

1. Log in.
2. Open **Settings**.
3. Choose a new one at [the page](https://example.org/password).
`;

const ADMONITION = '!!! warning\n\n    Do not restart it.\n';

const RST = `Troubleshooting
===============

What goes wrong, and why.

Mail is not delivered
---------------------

These are the usual reasons:

- Check that port 25 is open.
- The disk is full, see \`\`df -h\`\`.

.. code-block:: bash

  postqueue -p

.. warning::

  Do not restart it.

How do I change my password?
----------------------------

#. Log in.
#. Open **Settings**.
#. Choose a new one at \`the page <https://example.org/password>\`_.
`;

const DIALECTS: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'mkdocs-material': ['troubleshooting.md', MARKDOWN],
  docusaurus: ['troubleshooting.md', MARKDOWN.replace(ADMONITION, ':::warning\n\nDo not restart it.\n\n:::\n')],
  vitepress: ['troubleshooting.md', MARKDOWN.replace(ADMONITION, '::: warning\nDo not restart it.\n:::\n')],
  restructuredtext: ['troubleshooting.rst', RST],
};

/** Files of a pack without what differs by nature: where they were read. */
const importAs = async (dialect: string): Promise<Record<string, string>> => {
  const cwd = newFolder();
  const [file, text] = DIALECTS[dialect]!;
  const docs = newFolder([{ name: file, text }]);
  writeFileSync(join(docs, file), text);
  expect(await run(['import', docs, '-o', 'pack', '--dialect', dialect], { cwd })).toMatchObject({ code: 0 });
  const names = (readdirSync(join(cwd, 'pack/knowledge'), { recursive: true, encoding: 'utf8' }) as string[]).filter((name) => name.endsWith('.md')).sort();
  return Object.fromEntries(
    names.map((name) => {
      const front = readFrontMatter(readFileSync(join(cwd, 'pack/knowledge', name), 'utf8'), name).value!;
      const { title, kind, symptoms, signatures } = front.data;
      return [name, JSON.stringify({ title, kind, symptoms, signatures, body: front.body })];
    }),
  );
};

describe('the same documentation', () => {
  test.each(Object.keys(DIALECTS).slice(1))('written in %s gives the articles that it gives in MkDocs', async (dialect) => {
    expect(await importAs(dialect)).toEqual(await importAs('mkdocs-material'));
  });
});

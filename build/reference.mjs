import { ROOT } from './paths.mjs';

const HEAD = '<!-- Made by "npm run generate" from the tables in src/; a test says when it is out of date. -->';

const cell = (text) => text.replaceAll('|', '\\|');

/** docs/commands.md: what the help says, in one page. */
const commandsPage = async () => {
  const { COMMANDS } = await import('../src/cli/index.ts');
  const { helpText } = await import('../src/cli/help.ts');
  const sections = COMMANDS.map((command, index) => {
    const help = helpText(COMMANDS, 'en', index === 0 ? undefined : command);
    // The options that every command has stand once, in the first section.
    const own = index === 0 ? help : help.split('\n\n').slice(0, -1).join('\n\n');
    return `## ${command.name}\n\n\`\`\`text\n${own.trimEnd()}\n\`\`\`\n`;
  });
  return `${HEAD}\n# Commands\n\n${sections.join('\n')}`;
};

/** docs/keys.md: the keys of the terminal, in both languages. */
const keysPage = async () => {
  const { KEYS } = await import('../src/terminal/keys.ts');
  const rows = KEYS.map(({ keys, sign, long }) => {
    const names = [...new Set([...(sign === undefined ? [] : [sign]), ...keys])].map((key) => `\`${key}\``).join(' ');
    return `| ${names} | ${cell(long.en)} | ${cell(long.de)} |`;
  });
  return `${HEAD}\n# Keys\n\nChoices are taken by their digit, by their first letter, or with the arrows and Enter.\n\n| key | what it does | was sie tut |\n|---|---|---|\n${rows.join('\n')}\n`;
};

/** docs/coverage.md: what the pack answers, and how its flows reach it. */
const coveragePageOfPack = async () => {
  const { loadPack } = await import('../src/store/packs.ts');
  const { createLibrary } = await import('../src/knowledge/library.ts');
  const { CATALOGUE } = await import('../src/probes/catalogue.ts');
  const { coverPack } = await import('../src/cli/coverage/cover-pack.ts');
  const { coveragePage } = await import('../src/cli/coverage/coverage-page.ts');
  const pack = await loadPack([ROOT]);
  return coveragePage(await coverPack({ pack, library: createLibrary(pack.articles), catalogue: CATALOGUE, language: 'en' }));
};

/** docs/rules/README.md: every rule in one line. */
const rulesPage = async () => {
  const { RULES } = await import('../src/rules/index.ts');
  const rows = RULES.map(({ name, title, severity, options }) => {
    const set = Object.keys(options ?? {}).map((option) => `\`${option}\``);
    return `| [${name}](${name}.md) | ${cell(title)}${severity === 'warning' ? ' (warning)' : ''} | ${set.join(', ')} |`;
  });
  return `${HEAD}
# Rules of \`mailmedic check\`

Every finding names its rule in brackets; its page says why, and how to mend it. Errors make \`check\` end with 1, warnings do so with \`--strict\`. Mistakes in the form of a file have names of their own: see [schema](schema.md).

A pack sets its rules in \`mailmedic.yaml\` beside \`knowledge/\` and \`flows/\`: \`off\`, \`warning\` or \`error\`, or with options:

\`\`\`yaml
rules:
  unused-article: off
  reading-level: { severity: error, ease: 70, sentence: 25 }
\`\`\`

| rule | what it demands | options |
|---|---|---|
${rows.join('\n')}
`;
};

/** docs/schema/: the heads of files, for editors. */
const schemaOf = (kind) => async () => {
  const { SCHEMAS } = await import('../src/cli/schemas.ts');
  return `${JSON.stringify(SCHEMAS[kind], undefined, 2)}\n`;
};

/** Generated pages by their file. */
export const PAGES = {
  'docs/commands.md': commandsPage,
  'docs/coverage.md': coveragePageOfPack,
  'docs/keys.md': keysPage,
  'docs/probes.md': async () => (await import('../src/probes/reference.ts')).probeReference(),
  'docs/rules/README.md': rulesPage,
  'docs/schema/article.json': schemaOf('article'),
  'docs/schema/flow.json': schemaOf('flow'),
  'docs/schema/translation.json': schemaOf('translation'),
};

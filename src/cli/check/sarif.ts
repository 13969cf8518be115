import { sep } from 'node:path';
import { RULES } from '../../rules/index.ts';
import { programVersion } from '../program-version.ts';
import type { Findings } from './examine.ts';
import { ruleOf } from './rule-page.ts';

/** A path as a URI reference: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, section 3.10. */
const uriOf = (file: string): string => file.split(sep).map(encodeURIComponent).join('/');

const region = (line: number, column: number, length = 0) => ({
  startLine: line,
  startColumn: column,
  ...(length > 0 ? { endLine: line, endColumn: column + length } : {}),
});

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Columns count UTF-16 units. */
export const sarifOf = ({ problems }: Findings): unknown => {
  const ids = [...new Set([...RULES.map(({ name }) => name), ...problems.map(({ rule }) => rule)])];
  const rules = ids.map((id) => {
    const rule = RULES.find(({ name }) => name === id);
    const { why, page } = ruleOf({ rule: id } as (typeof problems)[number]);
    return {
      id,
      shortDescription: { text: rule?.title ?? 'a file has the form that its reader expects' },
      fullDescription: { text: why },
      help: { text: `${rule?.mend ?? 'see the message'} (${page})` },
      defaultConfiguration: { level: rule?.severity ?? 'error' },
    };
  });
  const results = problems.map(({ rule, severity, message, mend, place, fix }) => {
    const artifactLocation = { uri: uriOf(place.file) };
    return {
      ruleId: rule,
      ruleIndex: ids.indexOf(rule),
      level: severity,
      message: { text: mend ? `${message}; ${mend}` : message },
      locations: [{ physicalLocation: { artifactLocation, region: region(place.line, place.column) } }],
      ...(fix
        ? {
            fixes: [
              {
                description: { text: `replace "${fix.remove}" by "${fix.insert}"` },
                artifactChanges: [
                  {
                    artifactLocation,
                    replacements: [{ deletedRegion: region(place.line, place.column, fix.remove.length), insertedContent: { text: fix.insert } }],
                  },
                ],
              },
            ],
          }
        : {}),
    };
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Mailmedic', version: programVersion(), rules } }, columnKind: 'utf16CodeUnits', results }],
  };
};

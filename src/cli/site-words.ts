import type { Language } from '../model/language.ts';

const en = {
  needsOutput: 'publish needs a folder: mailmedic publish -o DIR',
  notBuilt: 'The front end for browsers was not built.',
  notBuiltMend: 'Build it: npm run build',
  cannotWrite: (dir: string, why: string) => `${dir} cannot be written: ${why}`,
  cannotWriteMend: 'Name another folder with -o, or make room there.',
  published: (files: number, dir: string, removed: number) =>
    `${files} files in ${dir}${removed > 0 ? `, ${removed} of an earlier site removed` : ''}. Open index.html through a web server.`,
  noPort: (text: string) => `"${text}" is no port.`,
  noServer: (port: number, why: string) => `The preview cannot listen on port ${port}: ${why}`,
  noServerMend: 'Leave --port out, and a free one is taken.',
  previewAt: (url: string) => `Preview: ${url}  (ends with Ctrl+C)`,
  previewHost: 'preview',
  broken: (line: string) => `Cannot be read, the last good version stays: ${line}`,
  leftOut: (files: number) => `${files} ${files === 1 ? 'file is' : 'files are'} left out because of mistakes: mailmedic check`,
};

const de: typeof en = {
  needsOutput: 'publish braucht einen Ordner: mailmedic publish -o DIR',
  notBuilt: 'Die Oberfläche für Browser wurde nicht gebaut.',
  notBuiltMend: 'Baue sie: npm run build',
  cannotWrite: (dir, why) => `${dir} lässt sich nicht schreiben: ${why}`,
  cannotWriteMend: 'Nenne mit -o einen anderen Ordner, oder mach dort Platz.',
  published: (files, dir, removed) =>
    `${files} Dateien in ${dir}${removed > 0 ? `, ${removed} einer früheren Site entfernt` : ''}. Öffne index.html über einen Webserver.`,
  noPort: (text) => `„${text}“ ist kein Port.`,
  noServer: (port, why) => `Die Vorschau kann auf Port ${port} nicht lauschen: ${why}`,
  noServerMend: 'Lass --port weg, dann wird ein freier genommen.',
  previewAt: (url) => `Vorschau: ${url}  (endet mit Strg+C)`,
  previewHost: 'Vorschau',
  broken: (line) => `Nicht lesbar, die letzte gute Fassung bleibt: ${line}`,
  leftOut: (files) => `${files} ${files === 1 ? 'Datei ist' : 'Dateien sind'} wegen Fehlern weggelassen: mailmedic check`,
};

export const siteWords: Readonly<Record<Language, typeof en>> = { en, de };

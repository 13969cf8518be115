import { restructuredText } from '../src/importers/rst/importer.ts';
import { readFolder } from './read-folder.ts';

[...restructuredText.pages(readFolder(process.argv[2]!))];

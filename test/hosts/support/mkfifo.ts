import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export const mkfifo = async (path: string): Promise<void> => void (await promisify(execFile)('mkfifo', [path]));

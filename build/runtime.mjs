import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 13];
const MODULES = fileURLToPath(new URL('../node_modules/', import.meta.url));
const PACKAGE = `node-${process.platform}-${process.arch}`;

export const tooOld = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
};

/**
 * npm up to 10 installs the package with Node for this machine, but takes its link in node_modules/.bin away again when
 * it drops the package for the other architecture, which has a link of the same name. Then every npm script would run
 * on the system's Node.
 */
const linkRuntime = () => {
  mkdirSync(`${MODULES}.bin`, { recursive: true });
  if (existsSync(`${MODULES}.bin/node`)) return;
  rmSync(`${MODULES}.bin/node`, { force: true });
  symlinkSync(`../${PACKAGE}/bin/node`, `${MODULES}.bin/node`);
};

/** Runs this build on the Node that npm has brought; returns its exit code. Without one says so in a sentence: 2. */
export const runAgain = () => {
  const runtime = `${MODULES}${PACKAGE}/bin/node`;
  if (!existsSync(runtime)) {
    const advice = process.platform === 'linux' ? 'run "npm ci", which brings one along (not with --omit=optional)' : 'see https://nodejs.org';
    process.stderr.write(`Mailmedic needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}: ${advice}\n`);
    return 2;
  }
  linkRuntime();
  const { status, error } = spawnSync(runtime, process.argv.slice(1), { stdio: 'inherit' });
  if (error) process.stderr.write(`Mailmedic cannot start the Node that npm brought along: ${error.message}\n`);
  return status ?? 2;
};

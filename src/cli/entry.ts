// What an old Node sees first. Nothing newer than ES2015 may stand here, and nothing newer may be imported statically.
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 13];
const parts = process.versions.node.split('.').map(Number);

if (parts[0]! < OLDEST[0]! || (parts[0] === OLDEST[0] && parts[1]! < OLDEST[1]!)) {
  const german = /^de/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  process.stderr.write(
    german
      ? 'Mailmedic braucht Node 22.13 oder neuer, und dies ist ' + process.versions.node + ': siehe https://nodejs.org\n'
      : 'Mailmedic needs Node 22.13 or newer, and this is ' + process.versions.node + ': see https://nodejs.org\n',
  );
  process.exitCode = 2;
} else {
  // The build fills this cache; it is of use to the bundle only.
  if (import.meta.url.endsWith('.js')) nodeModule.enableCompileCache(fileURLToPath(new URL('./cache', import.meta.url)));
  const painting = /^(--(lang|probes)|$)/.test(process.argv[2] || '') ? import('./first-paint.ts') : Promise.resolve(undefined);
  painting.then((paint) => {
    const painted = paint?.firstPaint(process);
    return import('./main.ts').then((program) => program.main(painted));
  });
}

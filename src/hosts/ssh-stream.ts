import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { Got, Limits } from '../model/host.ts';
import { boundedSignal } from './bounded-signal.ts';
import { abortFailure, failure } from './failure.ts';

/** Byte that the far end sends once it is connected; ssh itself does not say when that is. */
const OPEN = 0x06;

/**
 * Connects from there. ssh's own forwarding (`-W`) cannot tell "connected" from "still trying", and many servers
 * forbid it; bash has TCP built in. Address and port are arguments, never part of the script. Whichever side ends
 * first ends both: a server that hangs up is not waited for.
 */
export const CONNECT_SCRIPT = `exec 3<>"/dev/tcp/$1/$2" 4<&0 || exit 7; printf '\\006'; cat <&3 & r=$!; cat <&4 >&3 2>/dev/null & wait -n; kill $r $! 2>/dev/null`;

/** Runs a program over ssh as a stream. With `announced` it counts as open once it has sent its mark, else with its start. */
export const sshStream = (ssh: string, args: readonly string[], announced: boolean, limits: Limits): Promise<Got<Duplex>> => {
  const signal = boundedSignal(limits, 8_000);
  if (signal.aborted) return Promise.resolve(abortFailure(signal));
  return new Promise((resolve) => {
    const child = spawn(ssh, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let complaint = '';
    const stream = Duplex.from({ readable: child.stdout, writable: child.stdin });
    stream.on('error', () => undefined);
    stream.on('close', () => child.kill());
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-4096);
    });
    const finish = (result: Got<Duplex>): void => {
      signal.removeEventListener('abort', stop);
      if (!result.ok) {
        stream.destroy();
        child.kill();
      }
      resolve(result);
    };
    const stop = (): void => finish(abortFailure(signal));
    signal.addEventListener('abort', stop, { once: true });
    limits.signal.addEventListener('abort', () => stream.destroy(), { once: true });
    child.on('error', () => finish(failure('no-tool', { en: 'there is no program "ssh" here', de: 'das Programm „ssh“ gibt es hier nicht' })));
    child.on('close', () => finish(streamFailure(complaint)));
    if (!announced) return finish({ ok: true, value: stream });
    child.stdout.once('readable', () => {
      const mark: Buffer | null = child.stdout.read(1);
      if (mark?.[0] === OPEN) finish({ ok: true, value: stream });
    });
  });
};

/** What bash says of a connection, in the C locale. */
const streamFailure = (complaint: string): Got<Duplex> => {
  const line =
    complaint.split('\n').find((one) => /connect|route|refused|unreachable|timed out|denied|not found/i.test(one)) ?? complaint.trim().split('\n').at(-1) ?? '';
  if (/refused/i.test(line)) return failure('refused', line, 'ECONNREFUSED');
  if (/timed out/i.test(line)) return failure('timed-out', line, 'ETIMEDOUT');
  if (/no route/i.test(line)) return failure('unreachable', line, 'EHOSTUNREACH');
  if (/network is unreachable|cannot assign/i.test(line)) return failure('unreachable', line, 'ENETUNREACH');
  if (/permission denied/i.test(line)) return failure('no-permission', line, 'EACCES');
  return /not found/i.test(line) ? failure('no-tool', line) : failure('odd-answer', line || 'ssh');
};

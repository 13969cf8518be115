import type { Got } from '../model/host.ts';
import { failure } from './failure.ts';
import type { NodeHost } from './node-host.ts';

/** A server that only a person can reach: nothing runs here, probes become commands to type and answers to paste. */
export const createPersonHost = (): NodeHost => {
  const notHere = async <T>(): Promise<Got<T>> => failure('not-here', { en: 'only a person can look there', de: 'dort kann nur ein Mensch nachsehen' });
  return {
    name: 'person',
    kind: 'person',
    platform: 'linux',
    run: notHere,
    readFile: notHere,
    stat: notHere,
    lstat: notHere,
    readLink: notHere,
    list: notHere,
    connect: notHere,
    datagram: notHere,
    resolvers: notHere,
    query: notHere,
    docker: notHere,
    close: async () => undefined,
  };
};

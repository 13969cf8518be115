import { Graphviz } from '@hpcc-js/wasm-graphviz';

let loaded: Promise<Graphviz> | undefined;

/** Lays out DOT as SVG, by Graphviz in WebAssembly: no program, no browser. Loaded late: it weighs 800 kB. */
export const layOut = async (dot: string): Promise<string> => {
  loaded ??= Graphviz.load();
  return (await loaded).dot(dot, 'svg');
};

import type { Metafile } from 'esbuild';

export declare const bundleProgram: () => Promise<{
  readonly files: readonly { readonly name: string; readonly contents: Uint8Array }[];
  readonly metafile: Metafile;
}>;
export declare const bundlePackBuilder: () => Promise<string>;

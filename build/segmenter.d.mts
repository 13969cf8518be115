export declare const segmenter: { readonly segment: (text: string) => Iterable<{ readonly segment: string; readonly index: number; readonly input: string }> };

/** Writes a pack with one flow of `steps` questions, `common/long-walk`, into `folder`. */
export declare const writeLongFlow: (folder: string, steps: number) => void;

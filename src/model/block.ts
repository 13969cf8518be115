import type { Place } from './problem.ts';

/** A text in pieces, as Mailmedic's Markdown dialect writes it. Free of any terminal or browser. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly title?: string; readonly children: readonly Inline[]; readonly place?: Place }
  | { readonly type: 'image'; readonly src: string; readonly alt: string; readonly title?: string }
  | { readonly type: 'footnote'; readonly label: string; readonly number: number }
  | { readonly type: 'break' };

/** `{: .class #id key="value" }` behind a block. */
export type Attributes = { readonly id?: string; readonly classes: readonly string[]; readonly values: Readonly<Record<string, string>> };

type Common = { readonly place: Place; readonly attributes?: Attributes };

export type ListItem = { readonly checked?: boolean; readonly blocks: readonly Block[]; readonly place: Place };
export type Tab = { readonly title: string; readonly blocks: readonly Block[]; readonly place: Place };

export type Block = Common &
  (
    | { readonly type: 'heading'; readonly level: number; readonly id: string; readonly children: readonly Inline[] }
    | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
    | { readonly type: 'code'; readonly language?: string; readonly title?: string; readonly text: string }
    | { readonly type: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly ListItem[] }
    | { readonly type: 'quote'; readonly blocks: readonly Block[] }
    /** `!!! kind "title"`; `??? kind` is closed, `???+ kind` open; plain `!!!` does not collapse. */
    | {
        readonly type: 'admonition';
        readonly kind: string;
        readonly title?: string;
        readonly collapse: 'no' | 'closed' | 'open';
        readonly blocks: readonly Block[];
      }
    | { readonly type: 'tabs'; readonly tabs: readonly Tab[] }
    | {
        readonly type: 'table';
        readonly align: readonly ('left' | 'right' | 'center' | undefined)[];
        readonly header: readonly (readonly Inline[])[];
        readonly rows: readonly (readonly (readonly Inline[])[])[];
      }
    | { readonly type: 'footnotes'; readonly notes: readonly { readonly label: string; readonly number: number; readonly blocks: readonly Block[] }[] }
    | { readonly type: 'rule' }
  );

/** What a reader sees of inline text when nothing can be emphasised. Code spans keep their text, images their alt. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
        case 'code':
          return inline.text;
        case 'image':
          return inline.alt;
        case 'footnote':
          return `[${inline.number}]`;
        case 'break':
          return ' ';
        default:
          return plainText(inline.children);
      }
    })
    .join('');

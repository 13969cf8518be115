import { EMPTY } from '../render/line.ts';
import { type Palette, paint } from '../render/paint.ts';
import type { Size } from '../screens/draw-screen.ts';
import type { Conversation } from './conversation.ts';
import { EMPTY_TRANSCRIPT, follow } from './transcript.ts';

/** What is on the screen: painted steps above, the painted frame below. */
export type Picture = { readonly generation: number; readonly printed: readonly string[]; readonly frame: string };

/** A conversation as pictures, one after the other. */
export type Screenplay = {
  readonly snapshot: () => Picture;
  readonly subscribe: (listener: () => void) => () => void;
  readonly press: Conversation['press'];
  readonly paste: Conversation['paste'];
  readonly resize: (size: Size) => void;
  /** Draws again though nothing was pressed: a probe is turning. */
  readonly tick: () => void;
  /** Takes the frame away; `words` stay above. */
  readonly end: (words: readonly string[]) => void;
  readonly close: () => void;
};

/** `onClear` is called before everything is printed again on a clean screen. */
export const createScreenplay = (conversation: Conversation, palette: Palette, start: Size, onClear: () => void): Screenplay => {
  const listeners = new Set<() => void>();
  let size = start;
  let transcript = EMPTY_TRANSCRIPT;
  let painted: string[] = [];
  let picture: Picture = { generation: 0, printed: [], frame: '' };
  let ended = false;

  const redraw = (): void => {
    if (ended) return;
    const before = transcript;
    transcript = follow(before, conversation.stage(), size.columns, size.rows);
    if (transcript.generation !== before.generation) {
      onClear();
      painted = transcript.printed.map((rows) => paint(rows, palette));
    } else if (transcript.printed !== before.printed) painted = [...painted, ...transcript.printed.slice(painted.length).map((rows) => paint(rows, palette))];
    const { lines } = conversation.draw();
    const frame = paint(painted.length > 0 ? [EMPTY, ...lines] : lines, palette);
    if (transcript.printed === before.printed && transcript.generation === before.generation && frame === picture.frame) return;
    picture = { generation: transcript.generation, printed: painted, frame };
    for (const listener of listeners) listener();
  };

  const leave = conversation.subscribe(redraw);
  redraw();
  return {
    snapshot: () => picture,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press: conversation.press,
    paste: conversation.paste,
    resize: (next) => {
      size = next;
      conversation.resize({ columns: next.columns, rows: next.rows });
      redraw();
    },
    tick: redraw,
    end: (words) => {
      ended = true;
      picture = { ...picture, printed: [...painted, ...words], frame: '' };
      for (const listener of listeners) listener();
    },
    close: () => {
      leave();
      conversation.close();
    },
  };
};

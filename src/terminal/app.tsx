import { Static, Text, useInput, usePaste } from 'ink';
import { useSyncExternalStore } from 'react';
import { readKeys } from './state/read-keys.ts';
import type { Screenplay } from './state/screenplay.ts';

/** Keys that came together while the program was busy are fewer. */
const LEAST_PASTED = 24;

/** What is done stands above for good; what is asked now is one text below it, so that a key lays out a single node. */
export const App = ({ play }: { readonly play: Pick<Screenplay, 'subscribe' | 'snapshot' | 'press' | 'paste'> }) => {
  const { generation, printed, frame } = useSyncExternalStore(play.subscribe, play.snapshot);
  useInput((input, key) => {
    // Terminals without bracketed paste send a pasted text as one string: its line ends must not answer anything.
    if (input.length > LEAST_PASTED && /[\r\n][^\r\n]/.test(input)) return play.paste(input);
    for (const press of readKeys(input, key)) play.press(press);
  });
  usePaste(play.paste);
  return (
    <>
      <Static key={generation} items={printed as string[]}>
        {(rows, at) => <Text key={at}>{rows}</Text>}
      </Static>
      <Text>{frame}</Text>
    </>
  );
};

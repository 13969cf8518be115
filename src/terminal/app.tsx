import { Static, Text, useInput, usePaste } from 'ink';
import { useSyncExternalStore } from 'react';
import { readKeys } from './state/read-keys.ts';
import type { Screenplay } from './state/screenplay.ts';

/** What is done stands above for good; what is asked now is one text below it, so that a key lays out a single node. */
export const App = ({ play }: { readonly play: Screenplay }) => {
  const { generation, printed, frame } = useSyncExternalStore(play.subscribe, play.snapshot);
  useInput((input, key) => {
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

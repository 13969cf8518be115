// The plainest Ink program: what `bench/start.mjs` compares with.
import { render, Text } from 'ink';
import { createElement } from 'react';

render(createElement(Text, { color: 'green' }, 'What is wrong?'));
setInterval(() => {}, 1000);

import { expect, test } from 'vitest';
import type { FindResult } from '../../src/knowledge/search/search.ts';
import type { Localized } from '../../src/model/language.ts';
import { commandsOf } from '../../src/terminal/screens/commands-of.ts';
import { createConversation, drawnText } from '../../src/terminal/state/conversation.ts';
import type { OutsideEffect } from '../../src/terminal/state/pressed.ts';
import { begin, LAMP_PACK, lampCase, search } from './lamp-case.ts';
import { blocksOf } from './views.ts';

const talk = (lamp = lampCase(), answer?: Localized) => {
  const outside: OutsideEffect[] = [];
  const conversation = createConversation({
    session: lamp.session,
    pack: LAMP_PACK,
    describe: () => ({}),
    ticks: false,
    size: { columns: 80, rows: 30 },
    now: () => 0,
    onFault: (fault) => {
      throw fault;
    },
    outside: (effect) => {
      outside.push(effect);
      return answer;
    },
  });
  const keys = (...names: string[]): void => {
    for (const name of names) conversation.press({ name });
  };
  const write = (text: string): void => {
    for (const character of text) conversation.press({ name: character === ' ' ? 'space' : character, text: character });
  };
  return { ...lamp, conversation, outside, keys, write, shown: () => drawnText(conversation.draw()) };
};

const begun = () => {
  const lamp = lampCase();
  begin(lamp);
  return talk(lamp);
};

const last = (lamp: { kept: readonly unknown[] }) => lamp.kept.at(-1);

test('a digit answers a choice', () => {
  const it = begun();
  it.keys('2');
  expect(last(it)).toMatchObject({ type: 'is', node: 'plugged', outcome: 'no', by: 'person' });
});

test('y and n answer yes and no, and the note moves to its capital', () => {
  const it = begun();
  expect(it.shown()).toContain('N note');
  it.keys('n');
  expect(last(it)).toMatchObject({ node: 'plugged', outcome: 'no' });
});

test('another first letter goes to its line without answering', () => {
  const it = begun();
  it.keys('i');
  expect(it.shown()).toContain('› 3  I don’t know');
  expect(last(it)).toMatchObject({ type: 'entered' });
});

test('arrows and enter choose', () => {
  const it = begun();
  it.keys('down', 'enter');
  expect(last(it)).toMatchObject({ outcome: 'no' });
});

test('b takes an answer back and f takes it up again', () => {
  const it = begun();
  it.keys('2', 'b');
  expect(it.shown()).toContain('plugged en?');
  it.keys('f');
  expect(it.session.view().current.kind).toBe('conclude');
});

test('a wrong typed answer is said and what was typed stays', () => {
  const it = begun();
  it.keys('1');
  it.write('not a domain');
  it.keys('enter');
  expect(it.shown()).toContain('That is not a domain. It looks like example.org.');
  expect(it.shown()).toContain('› not a domain');
  it.keys(...Array<string>(12).fill('backspace'));
  it.write('example.org');
  it.keys('enter');
  expect(last(it)).toMatchObject({ node: 'where', outcome: 'given', value: 'example.org' });
});

test('digits are part of a typed answer, and choose outside of the field', () => {
  const it = begun();
  it.keys('1');
  it.write('1a.example');
  expect(it.shown()).toContain('› 1a.example');
  it.keys('escape', '1');
  expect(last(it)).toMatchObject({ node: 'where', outcome: 'unsure' });
});

test('several choices are ticked and sent together', () => {
  const it = begun();
  it.keys('1', 'tab', 'enter');
  it.keys('space', 'down', 'space', 'enter');
  expect(last(it)).toMatchObject({ node: 'parts', value: ['bulb', 'cable'] });
});

test('a pasted text goes into the box as it is, without its escape sequences', () => {
  const it = begun();
  it.keys('1', 'tab', 'enter', '1', 'enter');
  it.conversation.paste('\u001b[31mline one\u001b[0m\r\nline two');
  expect(it.shown()).toContain('line two');
  it.keys('enter');
  expect(last(it)).toMatchObject({ node: 'log', value: 'line one\nline two' });
});

test('a note keeps what is being typed and is kept in the case', () => {
  const it = begun();
  it.keys('1');
  it.write('exam');
  it.keys('escape', 'n');
  it.write('on hold');
  it.keys('enter');
  expect(last(it)).toMatchObject({ type: 'note', text: 'on hold' });
  expect(it.shown()).toContain('› exam');
});

test('an empty note is refused in words', () => {
  const it = begun();
  it.keys('N', 'enter');
  expect(it.shown()).toContain('Please type something.');
});

test('l changes the language in the middle of a question and keeps what was typed', () => {
  const it = begun();
  it.keys('1');
  it.write('exam');
  it.keys('alt+l');
  expect(it.shown()).toContain('where de?');
  expect(it.shown()).toContain('› exam');
});

test('s stops the probe that runs, and its question is asked', () => {
  const it = begun();
  it.keys('3');
  expect(it.session.running()).toBeDefined();
  expect(it.shown()).toContain('s stop');
  it.keys('s');
  expect(it.stopped).toEqual([true]);
  expect(it.shown()).toContain('I could not find out by myself, so I ask:');
});

test('an earlier answer is changed from the list of steps, and nothing else is asked again', () => {
  const it = begun();
  it.keys('1', 'tab', 'enter');
  it.keys('x', 'up', 'c');
  expect(it.shown()).toContain('Answer this again');
  it.keys('2');
  expect(last(it)).toMatchObject({ type: 'changed', outcome: 'no' });
  expect(it.session.view().current.kind).toBe('conclude');
});

test('a step that cannot be answered again says so', () => {
  const it = begun();
  it.keys('x', 'c');
  expect(it.shown()).toContain('This line cannot be answered again.');
});

test('up from the first line opens what is done, escape closes it', () => {
  const it = begun();
  it.keys('2', 'up');
  expect(it.shown()).toContain('What is done so far');
  it.keys('escape');
  expect(it.shown()).not.toContain('What is done so far');
});

test('the help names every key that is offered', () => {
  const it = begun();
  it.keys('?');
  expect(it.shown()).toContain('take back the last answer');
});

test('c copies the commands of the fix as they are', () => {
  const it = begun();
  it.keys('2', 'c');
  expect(it.outside).toEqual([{ type: 'copy', text: 'docker compose restart' }]);
});

test('later keeps the case and leaves', () => {
  const it = begun();
  it.keys('2', '3');
  expect(last(it)).toMatchObject({ type: 'later' });
  expect(it.outside).toEqual([{ type: 'leave' }]);
});

test('q and Ctrl-C leave', () => {
  const it = begun();
  it.keys('q', 'ctrl+c');
  expect(it.outside).toEqual([{ type: 'leave' }, { type: 'leave' }]);
});

test('words at the entry are found, and the flow begins with what was said', async () => {
  const it = talk();
  it.conversation.searchLoaded(await search());
  it.write('the lamp stays dark');
  expect(it.shown()).toContain('The lamp stays dark');
  it.keys('down', 'enter');
  expect(it.kept.map(({ type }) => type)).toEqual(['opened', 'consent', 'said', 'entered']);
});

test('whoever goes on typing after a search changes the text, and no letter is a command', async () => {
  const it = talk();
  it.conversation.searchLoaded(await search());
  it.write('dark');
  it.keys('down');
  it.write('qln');
  expect(it.shown()).toContain('› darkqln');
  expect(it.outside).toEqual([]);
  it.keys('backspace', 'backspace', 'backspace', 'down', 'backspace');
  expect(it.shown()).toContain('› dar');
});

test('escape leaves the text, then clears it, then letters are commands again', async () => {
  const it = talk();
  it.conversation.searchLoaded(await search());
  it.write('lamp');
  expect(it.shown()).toMatch(/esc to the list {2}ctrl-c leave/);
  it.keys('escape');
  expect(it.shown()).toMatch(/a–z change the text {2}esc clear it/);
  it.keys('escape');
  expect(it.shown()).not.toContain('lamp stays');
  it.keys('escape', 'q');
  expect(it.outside).toEqual([{ type: 'leave' }]);
});

const hitOf = (article: string, title: string) => ({ article, title, answers: [], score: 0.4, because: [] });

/** Two candidates that a question about the product separates. */
const ambiguous: FindResult = {
  query: 'it is dark',
  verdict: 'ambiguous',
  hits: [hitOf('mailcow/dark', 'Darkness of one kind'), { ...hitOf('mailu/dark', 'Darkness of another'), flow: 'common/lamp' }],
  told: { facts: { port: 25, product: 'mailcow' } },
  ask: {
    about: 'product',
    question: { en: 'Which one do you run?', de: 'Welchen hast du?' },
    options: [
      { label: { en: 'mailcow', de: 'mailcow' }, hits: [0], facts: { product: 'mailcow' } },
      { label: { en: 'Mailu', de: 'Mailu' }, hits: [1], facts: { product: 'mailu' } },
    ],
  },
};

test('an answer to the question that separates makes the list shorter, and is known from then on', () => {
  const it = talk();
  it.conversation.searchLoaded({ find: () => ambiguous, suggest: () => [] });
  it.write('it is dark');
  it.keys('enter');
  expect(it.shown()).toMatch(/Which of these is it\?.*Darkness of one kind.*The lamp stays dark.*Which one do you run\?\n {2}3 {2}mailcow\n {2}4 {2}Mailu/s);
  it.keys('4');
  expect(it.shown()).not.toContain('Darkness of one kind');
  expect(it.shown()).not.toContain('Which one do you run?');
  it.keys('1');
  expect(it.kept.slice(2)).toMatchObject([
    { type: 'said', text: 'it is dark' },
    { type: 'known', facts: { product: 'mailu' }, by: 'person' },
    { type: 'known', facts: { port: 25 }, by: 'text' },
    { type: 'entered', flow: 'common/lamp' },
  ]);
});

test('what is not in the knowledge comes with advice', () => {
  const it = talk();
  it.conversation.searchLoaded({ find: () => ({ ...ambiguous, verdict: 'none' }), suggest: () => [] });
  it.write('it is dark');
  it.keys('enter');
  expect(it.shown()).toContain('https://community.mailcow.email');
});

test('the menu leads from the product over the area to the flow', () => {
  const it = talk();
  it.keys('1');
  expect(it.shown()).toContain('Which mail server do you run?');
  it.keys('1');
  expect(it.shown()).toContain('Sending mail');
  it.keys('1', '1');
  expect(it.kept.slice(-2)).toMatchObject([
    { type: 'known', facts: { product: 'mailcow' } },
    { type: 'entered', flow: 'common/lamp' },
  ]);
});

test('a journal that breaks is said once, and the walk goes on', () => {
  const lamp = lampCase({
    journal: {
      append: (event) => {
        if (event.type === 'is') throw new Error('disk full');
      },
    },
  });
  begin(lamp);
  const it = talk(lamp);
  it.keys('2');
  expect(it.shown()).toContain('This case cannot be kept: disk full');
  expect(it.session.view().current.kind).toBe('conclude');
  it.keys('w');
  expect(it.shown()).not.toContain('disk full');
});

test('c copies commands only, of the tab that fits', () => {
  const facts = { compose: { value: 'docker-compose', by: 'person', at: '' } } as const;
  const fix =
    '```bash\none\n```\n\n```ini\nsetting = 1\n```\n\n=== "docker compose"\n    ```bash\n    docker compose up\n    ```\n\n=== "docker-compose"\n    ```bash\n    docker-compose up\n    ```\n';
  expect(commandsOf(blocksOf(fix), facts)).toBe('one\ndocker-compose up');
  expect(commandsOf(blocksOf('```ini\nsetting = 1\n```'), facts)).toBe('setting = 1');
});

test('a pasted log of any length is drawn at once', () => {
  const it = talk();
  it.conversation.paste('Nov 21 mail postfix/smtp[1]: ü connect to mx.example.org[192.0.2.1]:25: Connection timed out\n'.repeat(3000));
  const begun = performance.now();
  for (let times = 0; times < 20; times++) it.write('x');
  expect(it.shown()).toContain('lines');
  expect((performance.now() - begun) / 20).toBeLessThan(50);
});

test('e saves the summary to a file of the person’s choice, or shows it', () => {
  const it = begun();
  it.keys('e');
  it.write('case.md');
  it.keys('enter');
  expect(it.outside).toEqual([{ type: 'export', path: 'case.md' }]);
  it.keys('e', 'down', 'enter');
  expect(it.shown()).toContain('# Mail server case');
});

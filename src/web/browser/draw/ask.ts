import { readAnswer } from '../../../engine/read-answer.ts';
import type { Input } from '../../../model/event.ts';
import { type AskType, GIVEN, UNSURE } from '../../../model/flow.ts';
import { CANNOT_TELL } from '../../../model/probe.ts';
import type { AskView, Choice } from '../../../model/view.ts';
import { type Child, fill, h } from '../dom.ts';
import { scriptOfProbe } from '../scripts.ts';
import { button, fold, type Pen, question } from './parts.ts';

type Send = (input: Input) => void;

const MODES: Partial<Record<AskType, string>> = { number: 'decimal', port: 'numeric', domain: 'url', host: 'url', address: 'email' };
const EXAMPLES: Partial<Record<AskType, string>> = {
  domain: 'example.org',
  host: 'mail.example.org',
  address: 'anna@example.org',
  ip: '192.0.2.1',
  port: '587',
};

/** A typed answer: checked when it is sent, and kept where it was wrong. */
export const field = (ask: AskType, send: (value: Input extends { value?: infer V } ? V : never) => void, pen: Pen): HTMLFormElement => {
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const common = { id: 'answer', name: 'answer', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'wrong' };
  wrong.id = 'wrong';
  const input =
    ask === 'paste'
      ? h('textarea', { ...common, rows: '6', placeholder: pen.words.pasteHint })
      : h('input', { ...common, type: 'text', inputmode: MODES[ask], placeholder: EXAMPLES[ask] });
  const submit = (event: Event): void => {
    event.preventDefault();
    const read = readAnswer(ask, input.value);
    if (read.invalid) {
      fill(wrong, read.invalid[pen.language]);
      input.setAttribute('aria-invalid', 'true');
      input.focus();
      return;
    }
    send(read.value as never);
  };
  return h(
    'form',
    { class: 'field', onSubmit: submit },
    h('label', { for: 'answer' }, pen.words.answer),
    input,
    wrong,
    h('button', { type: 'submit', class: 'main' }, pen.words.send),
  );
};

const severalForm = (choices: readonly Choice[], send: (ticked: readonly string[]) => void, pen: Pen): HTMLFormElement => {
  const boxes = choices.map(({ outcome, label }) => ({ outcome, label, box: h('input', { type: 'checkbox', name: 'several', value: outcome }) }));
  const submit = (event: Event): void => {
    event.preventDefault();
    const ticked = boxes.filter(({ box }) => box.checked).map(({ outcome }) => outcome);
    if (ticked.length > 0) send(ticked);
  };
  return h(
    'form',
    { class: 'several', onSubmit: submit },
    h('fieldset', {}, h('legend', {}, pen.words.chooseSeveral), ...boxes.map(({ box, label }) => h('label', {}, box, pen.text(label)))),
    h('button', { type: 'submit', class: 'main' }, pen.words.send),
  );
};

/** Choices as a list of buttons; digits choose as well. */
export const choiceList = (choices: readonly Choice[], choose: (outcome: string) => void, pen: Pen): HTMLElement =>
  h(
    'ol',
    { class: 'choices' },
    ...choices.map(({ outcome, label }, at) =>
      h(
        'li',
        {},
        h('button', { type: 'button', class: 'choice', 'data-digit': at < 9 ? String(at + 1) : undefined, onClick: () => choose(outcome) }, pen.text(label)),
      ),
    ),
  );

/** The command for the server and a box for its answer, read by the probe's own parser; folded away where the question can be answered without. */
const scriptBox = (current: AskView, node: string, send: Send, pen: Pen): HTMLElement => {
  const place = h('div', { class: 'script' });
  const { script } = current;
  if (!script) return place;
  void scriptOfProbe(script.probe, script.params).then((found) => {
    if (!found) return;
    const { words } = pen;
    const box = h('textarea', { id: 'paste', rows: '5', spellcheck: 'false', placeholder: words.pasteHint });
    const wrong = h('p', { class: 'wrong', role: 'alert' });
    const read = (event: Event): void => {
      event.preventDefault();
      const result = found.read(box.value);
      if (result.outcome === CANNOT_TELL) fill(wrong, [result.detail?.[pen.language], words.unread].filter(Boolean).join('. '));
      else send({ type: 'is', node, outcome: result.outcome, by: 'probe', result });
    };
    const code = (text: string): HTMLElement =>
      h('div', { class: 'code' }, h('button', { type: 'button', class: 'copy' }, words.copy), h('pre', { tabindex: '0' }, h('code', {}, text)));
    const other = found.powershell !== undefined && found.powershell !== found.linux ? found.powershell : undefined;
    const inside = [
      h('p', {}, words.script[found.vantage]),
      code(found.linux),
      other !== undefined && h('p', {}, words.windows),
      other !== undefined && code(other),
      h('p', { class: 'dim' }, `${words.looksLike} ${found.looksLike[pen.language]}`),
      h(
        'form',
        { class: 'field', onSubmit: read },
        h('label', { for: 'paste' }, words.paste),
        box,
        wrong,
        h('button', { type: 'submit', class: 'main' }, words.read),
      ),
    ];
    fill(place, ...(current.choices.length > 0 ? [fold(words.readForMe, ...inside)] : inside));
  });
  return place;
};

export const drawAsk = (current: AskView, node: string, why: HTMLElement | undefined, send: Send, pen: Pen): readonly Child[] => {
  const { words } = pen;
  const is = (outcome: string, value?: unknown): void =>
    send({ type: 'is', node, outcome, by: 'person', ...(value === undefined ? {} : { value: value as never }) });
  const unsure = current.choices.some(({ outcome }) => outcome === UNSURE) || (current.script && current.choices.length === 0);
  const choices: readonly Choice[] = unsure ? current.choices : [...current.choices, { outcome: UNSURE, label: [{ type: 'text', text: words.unsure }] }];
  const skip = (): void =>
    send({
      type: 'is',
      node,
      outcome: 'skipped',
      by: 'probe',
      result: { outcome: 'skipped', verdict: CANNOT_TELL, evidence: { data: {}, raw: '', vantage: 'person', at: new Date().toISOString(), milliseconds: 0 } },
    });
  const typed = current.ask !== 'choice' && current.ask !== 'several';
  return [
    current.verifying && h('p', { class: 'dim' }, words.verifying),
    question(pen.text(current.question)),
    current.instead !== undefined && h('p', { class: 'dim' }, current.instead),
    pen.blocks(current.help),
    why,
    current.script && scriptBox(current, node, send, pen),
    typed && field(current.ask, (value) => is(GIVEN, value), pen),
    current.ask === 'several'
      ? severalForm(
          choices.filter(({ outcome }) => outcome !== UNSURE),
          (ticked) => is(ticked[0]!, ticked),
          pen,
        )
      : undefined,
    choiceList(current.ask === 'several' ? choices.filter(({ outcome }) => outcome === UNSURE) : choices, (outcome) => is(outcome), pen),
    current.script && current.choices.length === 0 && button(words.cannot, skip),
  ];
};

/** An earlier question again, inside the list of what was done. */
export const drawAgain = (
  asked: { readonly ask: AskType; readonly choices: readonly Choice[] },
  change: (outcome: string, value?: unknown) => void,
  pen: Pen,
): HTMLElement =>
  h(
    'div',
    { class: 'again' },
    h('p', {}, pen.words.changing),
    asked.ask !== 'choice' && asked.ask !== 'several' && field(asked.ask, (value) => change(GIVEN, value), pen),
    asked.ask === 'several'
      ? severalForm(
          asked.choices.filter(({ outcome }) => outcome !== UNSURE),
          (ticked) => change(ticked[0]!, ticked),
          pen,
        )
      : choiceList(asked.choices, (outcome) => change(outcome), pen),
  );

export const whyFold = (why: HTMLElement, pen: Pen): HTMLElement => fold(pen.words.why, why);

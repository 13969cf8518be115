import { sanitise } from '../../model/sanitise.ts';
import type { AskView } from '../../model/view.ts';
import type { Script } from '../person-probes.ts';
import { codeLines } from '../render/code.ts';
import { EMPTY, type Line } from '../render/line.ts';
import type { Stage } from './screen.ts';
import { optionsOf, textLines } from './text.ts';

/** The script of the current question, in the language of the reader. */
export const scriptOf = (current: AskView, stage: Stage): Script | undefined =>
  current.script && stage.person?.script(current.script.probe, current.script.params, stage.language);

/** A mail host is no Windows machine; where both take the same command, it is said once. */
const hasWindows = (script: Script): script is Script & { readonly powershell: string } =>
  script.powershell !== undefined && script.powershell !== script.linux && script.vantage !== 'mail-host';

/** What to say on the phone, what to have typed, and what its answer looks like. */
export const scriptLines = (script: Script, stage: Stage, width: number): Line[] => {
  const { phone } = stage.words;
  const options = { ...optionsOf(stage, width, { details: false, tab: 0 }), width };
  return [
    EMPTY,
    ...textLines(phone.say(phone.where[script.vantage]), width),
    EMPTY,
    ...codeLines(sanitise(script.linux), options),
    ...(!hasWindows(script) ? [] : [EMPTY, ...textLines(phone.windows, width, 'dim'), ...codeLines(sanitise(script.powershell), options)]),
    EMPTY,
    ...textLines(`${phone.looksLike} ${sanitise(script.looksLike)}`, width, 'dim'),
  ];
};

/** The same as plain lines. */
export const scriptText = (script: Script, stage: Stage): string[] => {
  const { phone } = stage.words;
  return [
    phone.say(phone.where[script.vantage]),
    ...sanitise(script.linux)
      .split('\n')
      .map((one) => `    ${one}`),
    ...(!hasWindows(script) ? [] : [phone.windows, `    ${sanitise(script.powershell)}`]),
    `${phone.looksLike} ${sanitise(script.looksLike)}`,
  ];
};

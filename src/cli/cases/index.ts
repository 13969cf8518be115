import { closeAction } from './close.ts';
import { exportAction } from './export.ts';
import { importAction } from './import.ts';
import { listAction } from './list.ts';
import { noteAction } from './note.ts';
import type { CaseAction } from './options.ts';
import { replayAction } from './replay.ts';
import { resumeAction } from './resume.ts';
import { revealAction } from './reveal.ts';
import { showAction } from './show.ts';
import { statsAction } from './stats.ts';
import { waitAction } from './wait.ts';

/** What `case` can do; the first is done where no action is named. */
export const CASE_ACTIONS: Readonly<Record<string, CaseAction>> = {
  list: listAction,
  show: showAction,
  resume: resumeAction,
  note: noteAction,
  wait: waitAction,
  close: closeAction,
  export: exportAction,
  import: importAction,
  replay: replayAction,
  reveal: revealAction,
  stats: statsAction,
};

import { caseCommand } from './case.ts';
import { checkCommand } from './check.ts';
import type { Command } from './define-command.ts';
import { doctorCommand } from './doctor.ts';
import { drawCommand } from './draw.ts';
import { driftCommand } from './drift.ts';
import { findCommand } from './find.ts';
import { importCommand } from './import.ts';
import { inviteCommand } from './invite.ts';
import { joinCommand } from './join.ts';
import { newCommand } from './new.ts';
import { previewCommand } from './preview.ts';
import { probeCommand } from './probe.ts';
import { publishCommand } from './publish.ts';
import { readCommand } from './read.ts';
import { schemaCommand } from './schema.ts';
import { startCommand } from './start.ts';
import { testCommand } from './test.ts';

/** Every command, the one that needs no name first. Parser, help and completion are made from it. */
export const COMMANDS: readonly Command[] = [
  startCommand,
  findCommand,
  doctorCommand,
  readCommand,
  probeCommand,
  caseCommand,
  inviteCommand,
  joinCommand,
  newCommand,
  schemaCommand,
  checkCommand,
  testCommand,
  drawCommand,
  importCommand,
  previewCommand,
  publishCommand,
  driftCommand,
];

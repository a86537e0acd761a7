/**
 * The words that start something. Every one of them works typed, so that LINE for PC, which has neither rich menus nor
 * quick replies, can do all that a phone can.
 */
import type { Command } from './command.ts';
import { coordinatingCommands } from './coordinating.ts';
import { memberCommands } from './members.ts';
import { reportingCommands } from './reporting.ts';

/** In the order of the help. */
export const commands: Command[] = [...reportingCommands, ...coordinatingCommands, ...memberCommands];

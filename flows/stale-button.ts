/** A button of a conversation that is over was tapped: says to what it belonged, and offers the new way. */
import { setup } from 'xstate';
import { z } from 'zod';
import type { FinishedRun } from '../models/conversation.ts';
import { type Button, card } from '../src/line/messages/kit.ts';
import { dateOf, shortDate } from '../src/thai/calendar.ts';
import { toThaiDigits } from '../src/thai/digits.ts';
import { saying } from './asking.ts';
import { commands } from './commands/index.ts';
import type { Facts, LineMessage } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import type { StaleButtonStart } from './starts.ts';
import { startData } from './tap.ts';
import { firstSteps, START } from './wording/people.ts';

interface Context {
  facts: Facts;
  run: FinishedRun | null;
}

const machine = setup({
  types: {} as { context: Context; events: FlowEvent; input: FlowInput<StaleButtonStart> },
  actions: flowActions,
}).createMachine({
  id: 'stale-button',
  context: ({ input: { facts, start } }) => ({ facts, run: start.run ?? null }),
  initial: 'told',
  states: { told: { type: 'final', entry: saying<Context>(message) } },
});

/** What a finished report leaves behind (FlowOutput). */
const Saved = z.object({ saved: z.object({ update: z.string() }) });

function message({ facts, run }: Context): LineMessage {
  if (run === null) return card({ title: 'ปุ่มนี้เก่าแล้ว เริ่มใหม่ได้จากที่นี่', buttons: newWays(facts) });
  const when = toThaiDigits(shortDate(dateOf(run.at)));
  const { data: output } = Saved.safeParse(run.output);
  if (output)
    return card({
      title: `ปุ่มนี้เป็นของรายงานที่บันทึกไปแล้วเมื่อ ${when}`,
      buttons: [
        { label: 'แก้รายงานนั้น', data: startData('report-progress', { correct: output.saved.update }) },
        { ...START.report, label: 'รายงานใหม่' },
      ],
    });
  const command = commands.find(({ flow }) => flow === run.flow);
  if (run.flow === 'report-progress')
    return card({
      title: `ปุ่มนี้เป็นของรายงานที่เลิกไปแล้วเมื่อ ${when}`,
      buttons: [{ ...START.report, label: 'รายงานใหม่', look: 'primary' }, START.work],
    });
  if (!command) return card({ title: `ปุ่มนี้เป็นของเรื่องที่จบไปแล้วเมื่อ ${when}`, buttons: newWays(facts) });
  return card({
    title: `ปุ่มนี้เป็นของ "${command.word}" ที่จบไปแล้วเมื่อ ${when}`,
    buttons: [
      { label: `เริ่ม "${command.word}" ใหม่`, data: startData(command.flow, command.start), look: 'primary' },
      START.help,
    ],
  });
}

const newWays = ({ person }: Facts): Button[] =>
  person?.state === 'active' ? firstSteps(person.role) : [START.join, START.help];

export const staleButton: Flow = {
  name: 'stale-button',
  version: 1,
  purpose: 'Says to what an old button belonged and offers the new way.',
  machine,
  choices: () => [],
};

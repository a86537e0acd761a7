/** What the question that is open to a person waits for, beside its choices. In a group it decides what is taken. Pure. */
import type { Facts } from '../../flows/facts.ts';
import type { Conversation, PendingEffect, Run } from '../../models/conversation.ts';
import { takes } from './machine.ts';
import type { Flows } from './runs.ts';

/** Whether photos and files go into the run now. */
export function awaitsMedia(run: Run, { flows }: Flows): boolean {
  const flow = flows.get(run.flow);
  return flow?.awaits?.({ value: run.state, context: run.context }).media ?? true;
}

/** Whether what is said last asks the person for words of his or her own. */
export function asksForWords(
  { active }: Conversation,
  says: PendingEffect[],
  facts: Facts,
  { flows }: Flows,
): boolean {
  const flow = active && flows.get(active.flow);
  if (!flow || says.at(-1)?.run !== active.id) return false;
  const open = { value: active.state, context: active.context };
  if (flow.awaits) return flow.awaits(open).words;
  const shown = flow.choices(open).filter(({ hidden }) => !hidden);
  return shown.length === 0 && takes(flow, active, { type: 'text', text: 'ก', messageId: '', facts });
}

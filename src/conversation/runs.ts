/** What a conversation's runs are worth: drafts to be kept, runs that cannot go on. Pure. */
import type { Facts } from '../../flows/facts.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Conversation, Run } from '../../models/conversation.ts';
import { mayGoOn } from './places.ts';

export interface Flows {
  flows: ReadonlyMap<string, Flow>;
}

const DAY_MS = 86_400_000;

/** A run that cannot go on, and whether the person is told. */
export interface Untidy {
  run: Run;
  told: boolean;
}

/** The first run that has to go before an input of a person is routed: too old, of another version, not allowed. */
export function untidy(conversation: Conversation, facts: Facts, { flows }: Flows): Untidy | null {
  for (const run of [conversation.parked, conversation.active]) {
    if (!run) continue;
    const flow = flows.get(run.flow);
    if (flow?.version !== run.flowVersion) return { run, told: flow?.draft !== undefined };
    const days = flow.draft?.expiresAfterDays;
    if (days !== undefined && facts.now - run.touchedAt > days * DAY_MS)
      return { run, told: isDraft(run, { flows }) };
    if (!mayGoOn(flow, facts)) return { run, told: false };
  }
  return null;
}

/** Whether all that is left of the run comes by itself: another one may begin, and it still tells its end. */
export function goesOnAlone({ flow: name, state, context }: Run, { flows }: Flows): boolean {
  const flow = flows.get(name);
  const open = { value: state, context };
  const awaits = flow?.awaits?.(open);
  return flow?.aside === true && awaits?.words === false && !awaits.media && flow.choices(open).length === 0;
}

/** The run that is kept as a draft: parked, or the active one. */
export function draftOf(conversation: Conversation, { flows }: Flows): Run | null {
  if (conversation.parked) return conversation.parked;
  const { active } = conversation;
  return active && isDraft(active, { flows }) ? active : null;
}

/** Whether the run is worth keeping: its flow keeps drafts, and the person gave it something. */
export function isDraft(run: Run, { flows }: Flows): boolean {
  const draft = flows.get(run.flow)?.draft;
  return draft !== undefined && !draft.isEmpty?.(run.context);
}

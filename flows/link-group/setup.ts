/** What `link-group` knows, what can be chosen in it, and the named steps and conditions of its machine. */
import { assign, setup } from 'xstate';
import { type Asking, firstAlready, missedBy, unasked, withWayOut } from '../asking.ts';
import type { Effects } from '../effects.ts';
import type { DivisionView, Facts, GroupView } from '../facts.ts';
import { type Choice, type FlowEvent, type FlowInput, flowActions } from '../flow.ts';
import { divisionWords, namedDivisions } from '../named.ts';
import * as say from '../wording/link-group.ts';
import { isCoordinator } from '../work.ts';

export interface LinkStart {
  /** What was typed behind the command: a code, or names of divisions. */
  code?: string;
}

type Answer = Effects['link-group']['answer'] | Effects['redeem-group-code']['answer'];
type Problem = Extract<Answer, { ok: false }>['problem'];

export interface LinkContext extends Asking {
  facts: Facts;
  typed: string;
  code: string | null;
  divisions: DivisionView[];
  /** Ids of those that were chosen, in the order chosen; none means all, once the question is answered. */
  chosen: string[];
  /** Groups that serve chosen divisions already. */
  taken: GroupView[];
  instead: boolean;
  linked: GroupView | null;
  problem: Problem | null;
  made: { code: string; expiresAt: number } | null;
}

export const divisionChoices = (context: LinkContext): Choice[] =>
  withWayOut(context, [
    ...openDivisions(context).map((division) => ({
      name: 'division',
      value: division.id,
      label: division.name,
      words: divisionWords(division),
    })),
    context.chosen.length > 0
      ? { name: 'enough', value: '', label: 'ครบแล้ว', words: ['ครบ', 'พอแล้ว', 'พอ', 'ต่อไป', 'ตกลง'] }
      : { name: 'all', value: '', label: 'ทุกฝ่ายของเขต', words: ['ทุกฝ่าย', 'ทั้งหมด', 'ทั้งเขต', 'ทุก ๆ ฝ่าย'] },
  ]);

export const movingChoices = (context: LinkContext): Choice[] =>
  withWayOut(context, [
    { name: 'move', value: 'yes', label: 'ย้ายมากลุ่มนี้', words: ['ย้าย', 'ใช่', 'ตกลง', 'ย้ายมา'] },
    { name: 'move', value: 'no', label: 'ไม่ย้าย', words: ['ไม่', 'ไม่ใช่', 'กลุ่มเดิม'] },
  ]);

const openDivisions = ({ divisions, chosen }: LinkContext) =>
  divisions.filter(({ id }) => !chosen.includes(id));

/** Ids of the divisions that an event chooses: one by a tap, one or several by words or numbers. */
function chosenBy(context: LinkContext, event: FlowEvent): string[] {
  const open = openDivisions(context);
  if (event.type === 'tap' && event.name === 'division')
    return open.filter(({ id }) => id === event.value).map(({ id }) => id);
  return event.type === 'text' ? namedDivisions(event.text, open).map(({ id }) => id) : [];
}

export const linking = setup({
  types: {} as { context: LinkContext; events: FlowEvent; input: FlowInput<LinkStart> },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign(firstAlready),
    choose: assign(({ context, event }) => ({
      ...unasked,
      chosen: [...context.chosen, ...chosenBy(context, event)],
    })),
    dropLast: assign(({ context }) => ({ ...unasked, chosen: context.chosen.slice(0, -1) })),
    noteAnswer: assign(({ event }) => {
      if (event.type !== 'done.link-group' && event.type !== 'done.redeem-group-code') return {};
      const { answer } = event;
      if (answer.ok) return { linked: answer.group, facts: event.facts };
      return { problem: answer.problem, taken: answer.problem === 'taken' ? answer.by : [] };
    }),
  },
  guards: {
    isCoordinator: ({ context }) => isCoordinator(context.facts),
    isInGroup: ({ context: { facts } }) => facts.group !== undefined,
    isElsewhere: ({ context: { facts } }) =>
      facts.group?.state === 'linked' && facts.group.district !== facts.district?.slug,
    hasCode: ({ context: { facts, code } }) => facts.group !== undefined && code !== null,
    choosesDivision: ({ context, event }) => chosenBy(context, event).length > 0,
    succeeded: ({ event }) =>
      (event.type === 'done.link-group' || event.type === 'done.redeem-group-code') && event.answer.ok,
    isTaken: ({ event }) =>
      event.type === 'done.link-group' && !event.answer.ok && event.answer.problem === 'taken',
  },
});

/** The bot leaves the groups whose divisions were all taken; one that still serves others is linked, and not left. */
export const leaveReplaced = linking.enqueueActions(({ context, enqueue }) => {
  for (const { id } of context.taken)
    enqueue({ type: 'leave-chat', params: { chat: id, goodbye: [say.replaced()] } });
});

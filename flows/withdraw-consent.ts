/** A person takes the consent back: what is removed and what stays, then it is done. */
import { assign, setup } from 'xstate';
import { type Asking, missedBy, saying, tapped, unasked, unclear, waiting, withWayOut } from './asking.ts';
import type { Facts } from './facts.ts';
import {
  type Choice,
  type Flow,
  type FlowEvent,
  type FlowInput,
  type FlowOutput,
  flowActions,
} from './flow.ts';
import * as say from './wording/withdraw-consent.ts';

export interface WithdrawContext extends Asking {
  facts: Facts;
  withdrawn: boolean;
}

const choices = (context: WithdrawContext): Choice[] =>
  withWayOut(context, [
    { name: 'withdraw', value: 'no', label: 'ไม่ถอน ใช้ต่อ', words: ['ไม่', 'ไม่ถอน', 'ใช้ต่อ', 'ไม่ใช่'] },
    {
      name: 'withdraw',
      value: 'yes',
      label: 'ถอนและลบชื่อ',
      words: ['ถอน', 'ลบ', 'ยืนยัน', 'ใช่', 'ถอนความยินยอม', 'ลบข้อมูล'],
    },
  ]);

const machine = setup({
  types: {} as { context: WithdrawContext; events: FlowEvent; input: FlowInput; output: FlowOutput },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign({ ...unasked, note: say.FIRST_ALREADY }),
  },
}).createMachine({
  id: 'withdraw-consent',
  context: ({ input: { run, facts } }) => ({ run, ...unasked, facts, withdrawn: false }),
  initial: 'arriving',
  on: { cancel: '.kept' },
  states: {
    arriving: {
      always: [
        {
          guard: ({ context: { facts } }) => facts.person === null || facts.person.state === 'withdrawn',
          target: 'nothingStored',
        },
        { target: 'asking' },
      ],
    },
    asking: {
      entry: saying<WithdrawContext>((context) => say.question(context, choices(context))),
      on: {
        ...unclear('asking'),
        tap: [
          { guard: tapped('withdraw', 'yes'), target: 'withdrawing' },
          { guard: tapped('withdraw', 'no'), target: 'kept' },
          { guard: tapped('leave'), target: 'kept' },
          unclear('asking').tap,
        ],
        back: { target: 'asking', reenter: true, actions: 'firstAlready' },
      },
    },
    withdrawing: {
      entry: { type: 'withdraw-consent', params: {} },
      on: {
        ...waiting(say.WAIT),
        'done.withdraw-consent': { target: 'withdrawn', actions: assign({ withdrawn: true }) },
      },
    },
    withdrawn: { type: 'final', entry: saying<WithdrawContext>(say.withdrawn) },
    kept: { type: 'final', entry: saying<WithdrawContext>(say.kept) },
    nothingStored: { type: 'final', entry: saying<WithdrawContext>(say.nothingStored) },
  },
  /** A draft may hold texts and photos of the person; it goes with the consent. */
  output: ({ context }) => (context.withdrawn ? { discardDraft: true } : {}),
});

export const withdrawConsent: Flow = {
  name: 'withdraw-consent',
  version: 1,
  purpose: 'Takes the consent back: the name is removed and the rights end.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => (value === 'asking' ? choices(context as WithdrawContext) : []),
};

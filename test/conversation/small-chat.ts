/** A conversation on made-up flows, step by step, without a database: it goes through JSON between the steps. */
import type { DivisionView, Facts, GroupView } from '../../flows/facts.ts';
import type { Conversation } from '../../models/conversation.ts';
import type { OfficerState } from '../../models/officer.ts';
import { chatOf } from '../../src/conversation/chat.ts';
import type { Input } from '../../src/conversation/moves.ts';
import { type StepTools, takeAnswer, takeInput } from '../../src/conversation/step.ts';
import { matchSmall, smallFlows } from './small-flows.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export class Chat {
  conversation: Conversation = {
    _id: 'U1',
    ...{ district: null, version: 0, active: null, parked: null, finished: [], handled: [], effects: [] },
    replyTokens: [],
  };
  now = 1_700_000_000_000;
  member: OfficerState | null = 'active';
  flows = smallFlows;
  /** Set: the person is in this group. */
  group: GroupView | null = null;
  divisions: DivisionView[] = [];
  /** Nothing came of the last input. */
  wroteNothing = false;
  private ids = 0;
  private events = 0;

  get facts(): Facts {
    const district = { slug: 'rom-yen', name: 'เขต', reportDay: 20 };
    const person =
      this.member === null
        ? null
        : { name: 'มะลิ', role: 'officer' as const, state: this.member, divisions: this.divisions };
    const { userId } = chatOf(this.conversation._id);
    return { now: this.now, userId, person, district, ...(this.group && { group: this.group }) };
  }

  get tools(): StepTools {
    return {
      flows: new Map(this.flows.map((flow) => [flow.name, flow])),
      matchCommand: matchSmall,
      newId: () => `r${++this.ids}`,
      answerQuestion: async (_facts, question) => (question === 'work' ? [{ id: 'w1' }, { id: 'w2' }] : []),
    };
  }

  /** What is said in answer; other effects in brackets. */
  async gives(input: Input): Promise<string[]> {
    this.now += 1000;
    const eventId = `e${++this.events}`;
    const next = await takeInput(this.tools, this.conversation, { eventId, input, facts: this.facts });
    this.wroteNothing = next === null;
    if (!next) return [];
    this.conversation = json(next);
    return this.spoken();
  }
  types = (text: string) => this.gives({ kind: 'text', text, messageId: 'm', quoted: null });
  taps = (data: string) => this.gives({ kind: 'tap', data });
  sendsPhoto = (messageId: string) =>
    this.gives({ kind: 'photo', photo: { messageId, set: null, externalUrl: null } });

  /** The answer of the first pending effect. */
  async answered(answer: unknown, input: Input = { kind: 'none' }): Promise<string[]> {
    const given = {
      effect: this.conversation.effects[0]!,
      answer,
      facts: this.facts,
      input,
      saidBefore: false,
    };
    this.conversation = json(await takeAnswer(this.tools, this.conversation, given));
    return this.spoken();
  }

  spoken(): string[] {
    return this.conversation.effects.flatMap(({ type, params }) =>
      type === 'say'
        ? (params as { messages: { text: string }[] }).messages.map(({ text }) => text)
        : [`[${type}]`],
    );
  }
  get active() {
    return this.conversation.active?.flow ?? null;
  }
  get parked() {
    return this.conversation.parked?.flow ?? null;
  }
}

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/**
 * One step of a conversation: an input, or the answer of an effect, turned into the next state and the effects that
 * follow. Nothing is written; only questions are read. What comes out is stored in one write.
 */
import type { EffectName } from '../../flows/effects.ts';
import type { Facts } from '../../flows/facts.ts';
import type { DraftView, Flow, FlowOutput, InternalEvent, PersonEvent } from '../../flows/flow.ts';
import type { QuestionName } from '../../flows/questions.ts';
import type { GroupGuideStart, ResumeDraftStart, StaleButtonStart } from '../../flows/starts.ts';
import type { Conversation, PendingEffect, Run } from '../../models/conversation.ts';
import { leadsToWords } from './effect-kinds.ts';
import { advance, begin, type Moved } from './machine.ts';
import type { Input, Move, Routing } from './moves.ts';
import { refusalInGroup, runIdOf } from './places.ts';
import { chosen, fallbackFor, route } from './router.ts';
import { draftOf, goesOnAlone, isDraft, untidy } from './runs.ts';

export type AnswerQuestion = (facts: Facts, question: QuestionName, params: never) => Promise<unknown>;

export interface StepTools extends Routing {
  answerQuestion: AnswerQuestion;
  newId(): string;
}

/** Kept for their old buttons. */
const FINISHED_KEPT = 20;
/** More photos than a person quotes while the first is fetched. */
const BEHIND_KEPT = 20;
/** Kept so that an event that comes again, or is taken over, is known. */
const HANDLED_KEPT = 200;
/** Messages taken back that may still arrive, and buttons of others that were tapped. */
const TAKEN_BACK_KEPT = 50;
const TOLD_KEPT = 50;
/** A flow that asks or starts others more often than this in one step goes in circles. */
const MOST_QUESTIONS = 20;
const MOST_STARTS = 6;

/**
 * Applies an event: the conversation as it is to be stored, with the effects that are to be performed; null when nothing
 * comes of it, as of a photo in a group that nobody waits for.
 */
export async function takeInput(
  tools: StepTools,
  before: Conversation,
  given: { eventId: string; input: Input; facts: Facts },
): Promise<Conversation | null> {
  const { eventId, facts } = given;
  const input = isTakenBack(given.input, before) ? NOTHING : given.input;
  const turn = new Turn(tools, before, facts, `${eventId}#`);
  const fallback = fallbackFor(input);
  // in a group nothing is said of old drafts before the person turns to the bot
  const turnsToBot = fallback !== null && !(facts.group && isMedia(input));
  if (turnsToBot) await turn.tidy();
  const moves = route(input, turn.conversation, facts, tools);
  if (facts.group && moves.length === 0 && turn.effects.length === 0) return null;
  for (const move of moves) await turn.make(move);
  if (turnsToBot && moves.length > 0 && !turn.effects.some(({ type }) => leadsToWords(type)))
    await turn.start('fallback', fallback);
  const handled = [...before.handled, eventId].slice(-HANDLED_KEPT);
  return { ...turn.conversation, handled, effects: turn.effects };
}

/**
 * Gives the answer of an effect to the run that waits for it. When nothing was said so far in answer to `input`, and
 * nothing will be, the person hears the fallback.
 */
export async function takeAnswer(
  tools: StepTools,
  before: Conversation,
  given: { effect: PendingEffect; answer: unknown; facts: Facts; input: Input; saidBefore: boolean },
): Promise<Conversation> {
  const { effect, answer, facts, input, saidBefore } = given;
  const turn = new Turn(tools, before, facts, `${effect.key}.`);
  const waiting = before.effects.filter(({ key }) => key !== effect.key);
  await turn.give(effect.run, { type: `done.${effect.type as EffectName}`, answer } as InternalEvent);
  const effects = () => [...waiting, ...turn.effects];
  const fallback = fallbackFor(input);
  if (fallback && !saidBefore && !effects().some(({ type }) => leadsToWords(type)))
    await turn.start('fallback', fallback);
  return { ...turn.conversation, effects: effects() };
}

class Turn {
  readonly conversation: Conversation;
  readonly effects: PendingEffect[] = [];
  private readonly tools: StepTools;
  private readonly facts: Facts;
  private readonly keyPrefix: string;
  private questions = 0;
  private starts = 0;

  constructor(tools: StepTools, before: Conversation, facts: Facts, keyPrefix: string) {
    this.tools = tools;
    this.facts = facts;
    this.keyPrefix = keyPrefix;
    this.conversation = { ...before, district: facts.district?.slug ?? before.district };
  }

  async make(move: Move): Promise<void> {
    switch (move.do) {
      case 'give':
        return this.give(move.run, move.event);
      case 'take-up':
        return this.takeUp([move.event]);
      case 'start':
        return this.start(move.flow, move.start);
      case 'give-up':
        return this.giveUp(this.conversation.active);
      case 'end':
        this.giveUp(this.conversation.active);
        this.conversation.behind = [];
        return this.giveUp(this.conversation.parked);
      case 'perform':
        return this.want(move.effect, move.params, '');
      case 'note-taken-back': {
        const { takenBack = [] } = this.conversation;
        this.conversation.takenBack = [...takenBack, move.messageId].slice(-TAKEN_BACK_KEPT);
        return;
      }
      case 'note-told': {
        const { told = [] } = this.conversation;
        this.conversation.told = [...told, move.run].slice(-TOLD_KEPT);
        return;
      }
    }
  }

  /** Ends what cannot go on, and says so where something of the person's is lost. */
  async tidy(): Promise<void> {
    for (;;) {
      const found = untidy(this.conversation, this.facts, this.tools);
      if (!found) return;
      const expired = this.describe(found.run);
      this.giveUp(found.run);
      if (found.told) await this.start<ResumeDraftStart>('resume-draft', { expired });
    }
  }

  /** Gives an event to the active run, the parked one or one behind; nothing happens when the run is over. */
  async give(id: string, event: PersonEvent | InternalEvent): Promise<void> {
    const slot = (['active', 'parked'] as const).find((name) => this.conversation[name]?.id === id);
    const run = slot ? this.conversation[slot] : this.conversation.behind?.find((one) => one.id === id);
    const flow = run && this.tools.flows.get(run.flow);
    if (!run || flow?.version !== run.flowVersion) return;
    const moved = await this.settle(flow, run.id, advance(flow, run, { ...event, facts: this.facts }));
    const { state, context, done, output } = moved;
    const touchedAt = fromPerson(event) ? Math.max(run.touchedAt, this.facts.now) : run.touchedAt;
    const next = done ? null : { ...run, state, context, touchedAt };
    if (slot) this.conversation[slot] = next;
    else this.keepBehind(id, next);
    // what was begun since is not put aside for what one behind would lead on to
    if (done) await this.finish(run, slot ? output : {}, true);
  }

  /**
   * Starts a run. One that ends at once leaves the active run as it is; a draft is asked about before another begins.
   * What cannot be done in this chat is not begun, and the person hears why.
   */
  async start<Start>(name: string, start: Start): Promise<void> {
    const flow = this.tools.flows.get(name);
    if (!flow) throw new Error(`no flow is called ${name}`);
    const reason = refusalInGroup(flow, this.facts);
    if (reason) return this.start<GroupGuideStart>('group-guide', { reason, flow: name });
    if (flow.place === 'group' && !this.facts.group)
      return this.start<StaleButtonStart>('stale-button', { run: null });
    if (++this.starts > MOST_STARTS) throw new Error(`flows start each other in circles: ${name}`);
    const draft = draftOf(this.conversation, this.tools) ?? (flow.aside ? this.emptyDraft() : null);
    if (flow.draft && draft) {
      const wanted = { flow: name, start };
      return this.start<ResumeDraftStart>('resume-draft', { wanted, replay: [] });
    }
    const { facts } = this;
    const id = runIdOf(this.tools.newId(), this.conversation._id);
    const input = { run: id, facts, start, draft: draft && this.describe(draft) };
    const { state, context, done, output } = await this.settle(flow, id, begin(flow, input));
    const times = { startedAt: facts.now, touchedAt: facts.now };
    const run: Run = { id, flow: name, flowVersion: flow.version, state, context, ...times };
    if (done) return this.finish(run, output, false);
    this.leaveActive(flow.aside);
    this.conversation.active = run;
  }

  /** Collects the effects of a move, and answers its questions until there are none. */
  private async settle(flow: Flow, run: string, first: Moved): Promise<Moved> {
    let moved = first;
    const asked: { question: QuestionName; params: never }[] = [];
    const note = () => {
      for (const { type, params } of moved.actions) {
        if (type === 'ask') asked.push(params as (typeof asked)[number]);
        else this.want(type, params, run);
      }
    };
    note();
    for (let ask = asked.shift(); ask && !moved.done; ask = asked.shift()) {
      if (++this.questions > MOST_QUESTIONS) throw new Error(`flow ${flow.name} asks in circles`);
      const answer = await this.tools.answerQuestion(this.facts, ask.question, ask.params);
      const event = { type: `answered.${ask.question}`, answer } as InternalEvent;
      moved = advance(flow, moved, { ...event, facts: this.facts });
      note();
    }
    return moved;
  }

  private async finish(run: Run, output: FlowOutput, wasOpen: boolean): Promise<void> {
    const { saved, discardDraft, resume, next } = output;
    if (wasOpen || saved) this.keepFinished(run, saved ? { saved } : null);
    if (discardDraft) this.giveUp(draftOf(this.conversation, this.tools));
    if (resume) await this.takeUp(resume.replay);
    if (next) await this.start(next.flow, next.start);
  }

  /** The parked draft becomes the active run; what was kept for it is given to it, else it asks again. */
  private async takeUp(replay: PersonEvent[]): Promise<void> {
    const { parked } = this.conversation;
    if (!parked) return;
    this.leaveActive();
    this.conversation.active = { ...parked, touchedAt: this.facts.now };
    this.conversation.parked = null;
    const events: PersonEvent[] = replay.length > 0 ? replay : [{ type: 'repeat' }];
    for (const event of events) {
      const run = this.conversation.active;
      if (run?.id !== parked.id) return;
      const choice = event.type === 'text' ? chosen(event.text, run, this.tools) : null;
      await this.give(run.id, choice ?? event);
    }
  }

  /** The active run when it could become a draft, though nothing was given to it yet. */
  private emptyDraft(): Run | null {
    const { active } = this.conversation;
    return active && this.tools.flows.get(active.flow)?.draft ? active : null;
  }

  /**
   * Makes room for another active run: a draft is parked, for an `aside` also an empty one; one that asks nothing any
   * more goes on behind; anything else ends.
   */
  private leaveActive(aside = false): void {
    const { active, parked } = this.conversation;
    if (!active) return;
    const isKept = isDraft(active, this.tools) || (aside && this.emptyDraft() !== null);
    this.conversation.active = null;
    if (isKept && !parked) this.conversation.parked = active;
    else if (goesOnAlone(active, this.tools)) this.keepBehind(active.id, active);
    else this.keepFinished(active, null);
  }

  private keepBehind(id: string, run: Run | null): void {
    const others = (this.conversation.behind ?? []).filter((one) => one.id !== id);
    this.conversation.behind = [...others, ...(run ? [run] : [])].slice(-BEHIND_KEPT);
  }

  /** Ends a run for good, and drops the evidence of a draft. */
  private giveUp(run: Run | null): void {
    if (!run) return;
    if (this.conversation.active?.id === run.id) this.conversation.active = null;
    if (this.conversation.parked?.id === run.id) this.conversation.parked = null;
    const ids = attempt(() => this.tools.flows.get(run.flow)?.draft?.evidence(run.context)) ?? [];
    if (ids.length > 0) this.want('drop-evidence', { ids }, run.id);
    this.keepFinished(run, null);
  }

  private keepFinished({ id, flow }: Run, output: unknown): void {
    const finished = { id, flow, at: this.facts.now, output };
    this.conversation.finished = [...this.conversation.finished, finished].slice(-FINISHED_KEPT);
  }

  private want(type: string, params: unknown, run: string): void {
    this.effects.push({ key: `${this.keyPrefix}${this.effects.length + 1}`, type, params, run });
  }

  /** What is told of a draft. One that an older version stored may not be readable any more. */
  private describe({ flow, state, context, touchedAt }: Run): DraftView {
    const described = attempt(() => this.tools.flows.get(flow)?.draft?.describe({ value: state, context }));
    return { flow, title: '', step: '', ...described, touchedAt };
  }
}

const NOTHING: Input = { kind: 'none' };

const isMedia = ({ kind }: Input): boolean => kind === 'photo' || kind === 'file';

/** What its sender took back before it arrived. */
function isTakenBack(input: Input, { takenBack = [] }: Conversation): boolean {
  const id =
    input.kind === 'text'
      ? input.messageId
      : input.kind === 'photo'
        ? input.photo.messageId
        : input.kind === 'file'
          ? input.file.messageId
          : null;
  return id !== null && takenBack.includes(id);
}

const fromPerson = ({ type }: PersonEvent | InternalEvent): boolean =>
  type !== 'timer' && type !== 'evidence' && !type.startsWith('answered.') && !type.startsWith('done.');

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

import fc from 'fast-check';
import type { Facts } from '../../../flows/facts.ts';
import { MAX_CAPTION } from '../../../flows/report-progress/album.ts';
import { reportProgress } from '../../../flows/report-progress.ts';
import { plain } from '../../../flows/typed.ts';
import type { EvidenceResult } from '../../../flows/views/evidence.ts';
import type { WorkItem } from '../../../flows/views/work.ts';
import { EvidenceProblem } from '../../../models/evidence.ts';
import { type Drive, drive, type SentEvent } from '../../support/drive.ts';
import { factsOf } from '../../support/people.ts';
import { anyText, anyWork } from '../../support/work-items.ts';

/** What a person or the machinery does next; `n` picks among what is possible. */
type Move =
  | { kind: 'tap' | 'event' | 'result' | 'timer'; n: number }
  | { kind: 'text'; text: string }
  | { kind: 'photos'; count: number; total: number | null };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('tap' as const), n: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('text' as const), text: anyText }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('result' as const), n: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('timer' as const), n: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('event' as const), n: fc.nat() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('photos' as const),
        count: fc.integer({ min: 1, max: 12 }),
        total: fc.constantFrom(null, 1, 10),
      }),
    },
  ),
  { minLength: 5, maxLength: 40 },
);

const starts = fc.constantFrom<unknown>(
  {},
  { photos: '1' },
  { search: 'O15' },
  { assignment: 'rom-yen/2570/registration/m1' },
  { correct: 'u1' },
  { photos: [{ messageId: 'first', set: null, externalUrl: null }] },
);

/** A person who does anything in any order, on a plan that says anything. */
class AnyPerson {
  readonly run: Drive;
  private sent = 0;
  private waiting: string[] = [];
  private timers: string[] = [];
  private readonly work: WorkItem[];

  constructor(work: WorkItem[], start: unknown, facts: Facts) {
    this.work = work;
    this.run = drive(reportProgress, {
      facts,
      start,
      answers: {
        work: () => work,
        assignment: ({ id }) => work.find((item) => item.id === id) ?? null,
        'find-work': ({ text }) => ({
          own: work.slice(0, text.length % 5),
          others: work.slice(0, text.length % 2),
        }),
        update: () => this.update(),
      },
    });
    this.note(this.run.started.effects);
  }

  private update() {
    const item = this.work[0]!;
    if (!item.current) return null;
    const evidence = Array.from({ length: 30 }, (_, i) => ({
      id: `e${i}`,
      kind: 'photo' as const,
      name: null,
      caption: item.title.slice(0, MAX_CAPTION),
      takenAt: null,
      thumbnailUrl: `https://example.test/${'x'.repeat(200)}/${i}`,
      url: null,
    }));
    const { current: last } = item;
    return {
      item,
      update: { ...last, id: 'u1', assignment: item.id, authorName: item.title, evidence, corrections: 2 },
    };
  }

  do(move: Move): void {
    for (const event of this.eventsOf(move)) if (!this.run.ended()) this.note(this.run.send(event).effects);
  }

  private eventsOf(move: Move): SentEvent[] {
    switch (move.kind) {
      case 'tap': {
        const choices = this.run.choices();
        const choice = choices[move.n % Math.max(choices.length, 1)];
        return choice ? [{ type: 'tap', name: choice.name, value: choice.value }] : [];
      }
      case 'text':
        return [{ type: 'text', text: move.text, messageId: `t${++this.sent}` }];
      case 'photos': {
        const { total } = move;
        const id = `set${this.sent}`;
        return Array.from({ length: move.count }, (_, i) => ({
          type: 'photo' as const,
          photo: {
            messageId: `p${++this.sent}`,
            set: total === null ? null : { id, index: i + 1, total },
            externalUrl: null,
          },
        }));
      }
      case 'result': {
        const id = this.waiting[move.n % Math.max(this.waiting.length, 1)];
        return id ? [{ type: 'evidence', result: resultOf(id, move.n) }] : [];
      }
      case 'timer': {
        const name = this.timers.at(-1);
        return name ? [{ type: 'timer', name }] : [];
      }
      case 'event':
        return [EVENTS[move.n % EVENTS.length]!];
    }
  }

  private note(effects: { type: string; params: Record<string, unknown> }[]): void {
    for (const { type, params } of effects) {
      if (type === 'fetch-evidence') this.waiting.push(params.messageId as string);
      if (type === 'later') this.timers.push(params.name as string);
      if (type === 'save-update') {
        const ok = { ok: true, update: '01JD7Z6VQ4T2M8K3W5X9Y0ABCD#1' } as const;
        const answer = this.sent % 3 === 0 ? ({ ok: false, problem: 'retired' } as const) : ok;
        this.note(this.run.send({ type: 'done.save-update', answer }).effects);
      }
    }
  }
}

const EVENTS: SentEvent[] = [
  { type: 'back' },
  { type: 'cancel' },
  { type: 'repeat' },
  { type: 'other', what: 'sticker' },
  { type: 'file', file: { messageId: 'f1', name: 'แผน\u202egpj.pdf', size: 10 } },
  { type: 'text', text: 'ดูที่ https://example.test/a และ https://example.test/b', messageId: 'link' },
  { type: 'tap', name: 'no-such-choice', value: '' },
];

function resultOf(id: string, n: number): EvidenceResult {
  if (n % 3 === 0) return { id, ok: false, problem: EvidenceProblem.options[n % 5]! };
  const sameAs =
    n % 4 === 1 ? { evidence: 'p1', update: n % 2 ? null : 'u9', label: 'O15', month: '2026-10' } : null;
  return { id, ok: true, takenAt: null, thumbnailUrl: `https://example.test/${id}`, sameAs };
}

describe('whatever the plan says and the person does', () => {
  test('every message is one that LINE takes, and every choice can be told from the others', () => {
    fc.assert(
      fc.property(anyWork({ maxLength: 14 }), starts, moves, fc.boolean(), (work, start, steps, early) => {
        const now = Date.parse(early ? '2026-11-02T08:00:00+07:00' : '2026-11-21T10:00:00+07:00');
        const facts = { ...factsOf({}), now };
        const person = new AnyPerson(work, start, facts);
        for (const step of steps) {
          person.do(step);
          const labels = person.run.choices().map(({ label }) => plain(label) || label);
          expect(new Set(labels).size).toBe(labels.length);
        }
        // a run is stored with every step: what it remembers must stay small however long the texts are
        expect(JSON.stringify(person.run.context()).length).toBeLessThan(200_000);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});

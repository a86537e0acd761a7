/** What a coordinator is told of reminders, for tests of flows. All made up. */
import type {
  DaysToCome,
  MessageQuota,
  ReminderPreview,
  ReminderScope,
  ReminderSettings,
} from '../../flows/views/reminders.ts';
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts';
import { health, registry, works } from './people.ts';
import { current, workItem } from './work-items.ts';

export const quota = (left: number | null, limit: number | null = 300): MessageQuota => ({
  limit,
  used: limit === null || left === null ? 0 : limit - left,
  left,
});

type Who = ReminderPreview['people'][number];
export const person = (userId: string, name: string, changes: Partial<Who> = {}): Who => ({
  userId,
  name,
  divisions: [registry],
  reachable: true,
  remindedToday: false,
  ...changes,
});

const PEOPLE = [
  person('u1', 'มะลิ'),
  person('u2', 'สมชาย', { remindedToday: true }),
  person('u3', 'กล้า', { divisions: [works], reachable: false }),
];

const handbook = { codes: ['O13'], title: 'คู่มือสำหรับประชาชน' };
export const PREVIEW: ReminderPreview = {
  month: '2026-11',
  divisions: [
    {
      division: registry,
      missing: [workItem('o13', handbook), workItem('o15', { codes: ['O15'], title: 'สถิติการให้บริการ' })],
      stalled: [
        workItem('i6', {
          indicator: 6,
          title: 'ให้บริการเป็นไปตามขั้นตอน',
          current: current({ month: '2026-11' }),
        }),
      ],
      people: ['u1', 'u2'],
    },
    {
      division: works,
      missing: [workItem('o13-works', { ...handbook, division: works })],
      stalled: [],
      people: ['u3'],
    },
    {
      division: health,
      missing: [],
      stalled: [workItem('e3', { codes: ['E3'], division: health })],
      people: [],
    },
  ],
  people: PEOPLE,
  counted: 2,
  quota: quota(237),
  quietUntil: null,
};

/** As the question answers: what the scope leaves of the preview. */
export function previewFor(preview: ReminderPreview, scope: ReminderScope): ReminderPreview {
  const within = ({ id }: { id: string }) =>
    (scope.kind !== 'assignment' || id === scope.assignment) &&
    (scope.kind !== 'assignments' || scope.assignments.includes(id));
  const divisions = preview.divisions
    .filter(({ division }) => scope.kind !== 'division' || division.id === scope.division)
    .map((one) => ({ ...one, missing: one.missing.filter(within), stalled: one.stalled.filter(within) }))
    .filter(({ missing, stalled }) => missing.length + stalled.length > 0);
  const ids = divisions.flatMap(({ people }) => people);
  const people = preview.people.filter(({ userId }) => ids.includes(userId));
  const reachable = people.filter((one) => one.reachable).length;
  return { ...preview, divisions, people, counted: Math.min(preview.counted, reachable) };
}

export const SETTINGS: ReminderSettings = {
  ...DEFAULT_REMINDERS,
  extraHolidays: [{ date: '2026-12-30', name: 'วันหยุดพิเศษ' }],
  extraWorkdays: ['2026-12-12'],
};

export const DAYS: DaysToCome = {
  sent: [],
  month: '2026-11',
  first: '2026-11-17',
  due: '2026-11-20',
  digest: '2026-11-23',
  head: '2026-11-24',
  coordinator: '2026-11-26',
};

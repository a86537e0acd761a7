import { remind } from '../../flows/remind.ts';
import type { ReminderPreview, ReminderScope } from '../../flows/views/reminders.ts';
import { drive } from '../support/drive.ts';
import { factsOf, registry, works } from '../support/people.ts';
import { PREVIEW, person, previewFor, quota } from '../support/reminders.ts';
import { render } from '../support/render.ts';
import { type World, walk } from '../support/walk.ts';
import { workItem } from '../support/work-items.ts';

const coordinator = factsOf({ role: 'coordinator', divisions: [] });
const nothing: ReminderPreview = { ...PREVIEW, divisions: [], people: [], counted: 0 };
const world = (preview: ReminderPreview | null = PREVIEW, changes: Partial<World> = {}): World => ({
  facts: coordinator,
  answers: { 'reminder-preview': ({ scope }) => preview && previewFor(preview, scope) },
  results: {
    'send-reminders': [
      { ok: true, sent: ['มะลิ'], waiting: ['สมชาย'], unreachable: ['กล้า'], quota: quota(236) },
      { ok: true, sent: [], waiting: [], unreachable: [], quota: null },
      { ok: false, problem: 'nothing' },
      { ok: false, problem: 'not-allowed' },
    ],
  },
  texts: ['ทะเบียน', 'ส่งเลย'],
  ...changes,
});
const begin = (preview: ReminderPreview, start = {}) =>
  drive(remind, {
    facts: coordinator,
    start,
    answers: { 'reminder-preview': ({ scope }) => previewFor(preview, scope) },
  });
const linesOf = ({ said }: { said: Parameters<typeof render>[0][] }) => said.flatMap(render);

test('every path of a coordinator', () => {
  const { ends, states } = walk(remind, world());
  expect(ends).toEqual(['left', 'notAllowed', 'nothing', 'sent']);
  const aims = states
    .filter(({ value }) => value === 'sending')
    .map(({ context }) => context.scope as ReminderScope);
  expect(aims).toContainEqual({ kind: 'all' });
  expect(aims).toContainEqual({ kind: 'division', division: registry.id });
  expect(aims).toContainEqual({ kind: 'assignment', assignment: 'i6' });
});

test('every page of many divisions, measures and people with long names is within the limits of LINE', () => {
  const division = (n: number) => ({
    id: `rom-yen/d${n}`,
    name: `ฝ่าย${'ยาว'.repeat(40)}${n}`,
    shortName: `ฝ${n}`,
  });
  const ids = Array.from({ length: 30 }, (_, i) => `u${i}`);
  const many: ReminderPreview = {
    ...PREVIEW,
    divisions: Array.from({ length: 13 }, (_, n) => ({
      division: division(n),
      missing: ids.map((id) =>
        workItem(`m${n}-${id}`, {
          division: division(n),
          title: 'เรื่อง '.repeat(60),
          codes: [`O${n}`, 'O30'],
        }),
      ),
      stalled: [],
      people: ids,
    })),
    people: ids.map((id, i) => person(id, 'ชื่อ'.repeat(50), { reachable: i % 2 === 0 })),
  };
  const run = begin(many);
  for (const page of ['หน้าถัดไป', 'ดูรายชื่อ', 'หน้าถัดไป', 'กลับไปเตือน', division(3).name, 'ดูรายชื่อ', 'ย้อนกลับ'])
    expect(page === 'ย้อนกลับ' ? run.send({ type: 'back' }) : run.tap(page)).toBeTruthy();
  expect(run.value()).toBe('confirm');
  expect(run.tap('หน้าถัดไป').said).toHaveLength(2);
  const which = begin(many, { search: 'O30' });
  expect(which.value()).toBe('which');
  expect(which.tap('หน้าถัดไป').said).toHaveLength(1);
});

test('nobody else reminds; directors are shown where to look, officers their own work', () => {
  for (const role of ['director', 'officer', 'head'] as const) {
    const { ends, said } = walk(remind, world(PREVIEW, { facts: factsOf({ role }) }));
    expect(ends).toEqual(['notAllowed']);
    expect(JSON.stringify(said)).toContain(role === 'director' ? 's=who-is-missing' : 's=my-work');
  }
});

test('nothing to remind of is said so', () => {
  expect(walk(remind, world(nothing)).ends).toEqual(['nothing']);
  expect(walk(remind, world(nothing, { start: { search: 'ทะเบียน' } })).ends).toEqual(['nothing']);
});

test('what it costs, what is left, who cannot be reached and who was reminded today stand above the list', () => {
  expect(linesOf(begin(PREVIEW).started)).toEqual(
    expect.arrayContaining([
      'ยังไม่รายงาน ๓ · ไม่คืบหน้า ๒ เรื่อง ใน ๓ ฝ่าย',
      'ใช้ ๒ ข้อความ · เหลือโควตาเดือนนี้ ๒๓๗ จาก ๓๐๐',
      'ติดต่อไม่ได้ ๑ คน (ยังไม่เพิ่มเพื่อนหรือบล็อกไว้): กล้า',
      'วันนี้เตือนแล้ว ๑ คน: สมชาย',
      '▸ ๑  ฝ่ายทะเบียน — ยังไม่รายงาน ๒ · ไม่คืบหน้า ๑ · มะลิ สมชาย',
    ]),
  );
});

test.each<[Partial<ReminderPreview>, string]>([
  [{ quota: null }, 'ใช้ ๒ ข้อความ · ตอนนี้ LINE ไม่บอกโควตาที่เหลือ'],
  [{ quota: quota(0), counted: 0 }, 'เตือนได้ แต่จะแสดงเมื่อแต่ละคนเข้ามาครั้งถัดไป'],
  [{ quota: quota(1), counted: 1 }, 'ข้อความไม่พอ ๑ คน จะแสดงเมื่อเข้ามาครั้งถัดไป'],
  [{ quota: quota(null, null) }, 'ใช้ ๒ ข้อความ · แพ็กเกจนี้ไม่จำกัดข้อความ'],
  [{ quietUntil: 8, counted: 0 }, 'ตอนนี้เป็นช่วงงดส่ง (ถึง ๘.๐๐ น.)'],
])('with %j it can be sent, and is said what that means', (changes, line) => {
  const run = begin({ ...PREVIEW, ...changes });
  expect(linesOf(run.started)).toContain(line);
  run.type('ทั้งหมด');
  expect(run.type('ส่งเลย').effects).toEqual([{ type: 'send-reminders', params: { scope: { kind: 'all' } } }]);
});

test.each([
  ['ทะเบียน', { kind: 'division', division: registry.id }],
  ['ฝ่ายโยธา', { kind: 'division', division: works.id }],
  ['O15', { kind: 'assignment', assignment: 'o15' }],
  ['15', { kind: 'assignment', assignment: 'o15' }],
  ['O13 โยธา', { kind: 'assignment', assignment: 'o13-works' }],
  ['สถิติ', { kind: 'assignment', assignment: 'o15' }],
])('"เตือน %s" goes there at once', (search, scope) => {
  const run = begin(PREVIEW, { search });
  expect(run.value()).toBe('confirm');
  expect(run.context().scope).toEqual(scope);
});

test('a measure that several divisions owe is asked about; one that is reported is said so', () => {
  const several = begin(PREVIEW, { search: 'O13' });
  expect(several.value()).toBe('which');
  several.type('2');
  expect(several.context().scope).toEqual({ kind: 'assignment', assignment: 'o13-works' });
  const all = begin(PREVIEW, { search: 'O13' });
  all.tap('เตือนทั้ง ๒ เรื่อง');
  expect(all.type('ส่ง').effects).toEqual([
    { type: 'send-reminders', params: { scope: { kind: 'assignments', assignments: ['o13', 'o13-works'] } } },
  ]);
  const none = begin(PREVIEW, { search: 'O40' });
  expect(none.value()).toBe('overview');
  expect(linesOf(none.started)).toContain('ไม่มี "O40" ในเรื่องที่ยังค้าง อาจรายงานแล้ว');
});

test('"ส่งเตือน", typed where it is asked whether to send, sends what is aimed at', () => {
  const run = begin(PREVIEW, { search: 'ทะเบียน' });
  expect(run.type('ส่งเตือน').effects).toEqual([
    { type: 'send-reminders', params: { scope: { kind: 'division', division: registry.id } } },
  ]);
});

test('without anybody to remind there is nothing to send, and the way to invite them', () => {
  const divisions = PREVIEW.divisions.map((division) => ({ ...division, people: [] }));
  const lines = linesOf(begin({ ...PREVIEW, divisions, people: [], counted: 0 }).started);
  expect(lines).toContain('ยังไม่มีผู้รายงานที่จะเตือน');
  expect(lines.join()).not.toContain('เตือนทั้งหมด');
  expect(lines.join()).toContain('▸ เชิญ');
});

test('a measure that was reported since the list was shown leads back to the list', () => {
  let preview = PREVIEW;
  const run = drive(remind, {
    facts: coordinator,
    answers: { 'reminder-preview': ({ scope }) => previewFor(preview, scope) },
  });
  preview = { ...PREVIEW, divisions: PREVIEW.divisions.slice(1) };
  expect(linesOf(run.type('ทะเบียน'))).toContain('เรื่องนั้นรายงานแล้ว ไม่ต้องเตือน');
  expect(run.value()).toBe('overview');
});

test('back from a measure is its division, then all of them', () => {
  const run = begin(PREVIEW);
  run.type('ทะเบียน');
  run.type('๒');
  expect(run.context().scope).toEqual({ kind: 'assignment', assignment: 'o15' });
  run.send({ type: 'back' });
  expect(run.context().scope).toEqual({ kind: 'division', division: registry.id });
  run.send({ type: 'back' });
  expect(run.value()).toBe('overview');
});

test('a number beyond those of the measures never sends', () => {
  const run = begin(PREVIEW, { search: 'ทะเบียน' });
  for (const number of ['4', '5', '6', '7']) expect(run.type(number).effects).toEqual([]);
});

test('a division without anybody to remind stands last, and is no question of sending', () => {
  const [first, ...rest] = PREVIEW.divisions;
  const run = begin({ ...PREVIEW, divisions: [rest[1]!, first!, rest[0]!] });
  const rows = linesOf(run.started).filter((line) => line.includes('ฝ่ายสิ่งแวดล้อม'));
  expect(rows).toEqual(['▸ ๓  ฝ่ายสิ่งแวดล้อมและสุขาภิบาล — ไม่คืบหน้า ๑ · ยังไม่มีผู้รายงาน']);
  expect(linesOf(run.type('๓'))).toContain('ยังไม่มีผู้รายงานที่จะเตือน');
  expect(run.type('ส่ง').effects).toEqual([]);
});

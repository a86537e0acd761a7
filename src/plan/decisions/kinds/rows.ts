/** Doubts about what a row of the table is: which item it belongs to, what it has in common with others. */
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import type { DoubtCode } from '../../doubts.ts';
import { SHARED } from '../../inherit.ts';
import type { ReadItem, Reading } from '../../reading.ts';
import {
  activitiesAt,
  addEntry,
  gatherWork,
  itemAt,
  itemsAt,
  labelOf,
  measuresOf,
  part,
  partFrom,
  setMeasures,
  sharersOf,
} from '../edits.ts';
import type { ImportChoice } from '../question.ts';
import { choice, itemChoice, itemChosen, type Kind, YES } from './kind.ts';

const NOT_USED = choice('out', 'ไม่ใช้ข้อความนี้', ['ไม่ใช้', 'ไม่นับ', 'ตัดออก', 'ข้าม']);

/** The items above and below a line, as answers. */
function neighbours(
  { items }: Reading,
  line: number | null,
  verb: string,
  fits: (item: ReadItem) => boolean = () => true,
): ImportChoice[] {
  const above = items.findLast((item) => item.lines[0]! < (line ?? 0));
  const below = items.find((item) => item.lines[0]! > (line ?? 0));
  const places = [
    ['บน', above],
    ['ล่าง', below],
  ] as const;
  return places.flatMap(([where, item]) =>
    item && fits(item)
      ? [itemChoice(item, `${verb}ของรายการ${where} ${labelOf(item)}`, [`รายการ${where}`, where])]
      : [],
  );
}

export const rowKinds = {
  'merged-cells': {
    ask: 'ใช้กิจกรรมและผู้รับผิดชอบร่วมกันใช่ไหม',
    text: () => 'รายการเหล่านี้อยู่ในช่องเดียวกันของตาราง (เซลล์ผสาน)',
    subject: ({ line }, reading) => {
      const item = itemAt(reading, line);
      return item
        ? sharersOf(reading, item)
            .map(({ lines }) => lines[0])
            .join()
        : String(line);
    },
    choices: () => [
      choice('shared', 'ใช้ร่วมกัน', ['ร่วมกัน', 'ใช่', 'ถูกแล้ว']),
      choice('own', 'แยกเป็นของแต่ละรายการ', ['แยก', 'แยกกัน', 'ไม่ใช่']),
    ],
    apply: (value, { line }, { reading }) => {
      const item = itemAt(reading, line);
      if (value === 'own' && item) part(sharersOf(reading, item));
    },
  },
  'second-activity': {
    ask: 'แถวนี้เป็นกิจกรรมอีกข้อหนึ่ง หรือต่อจากแถวบน',
    text: ([warning], reading) => {
      const [found] = activitiesAt(reading, warning!.line);
      return `ช่องประเด็นของแถวนี้ว่าง: "${found ? measuresOf(found.activity).join(' ') : ''}"`;
    },
    choices: () => [
      choice('further', 'กิจกรรมอีกข้อของรายการเดิม', ['อีกข้อ', 'กิจกรรมเพิ่มเติม', 'ใช่']),
      choice('same', 'ต่อจากแถวบน (กิจกรรมเดียวกัน)', ['ต่อจากแถวบน', 'กิจกรรมเดียวกัน', 'เดียวกัน']),
    ],
    apply: (value, { line }, { reading }) => {
      if (value !== 'same') return;
      for (const { item, activity } of activitiesAt(reading, line)) {
        const before = item.activities[item.activities.indexOf(activity) - 1];
        if (!before) continue;
        setMeasures(before, [...measuresOf(before), ...measuresOf(activity)]);
        for (const field of ['outputs', 'channels', 'responsible'] as const)
          before[field] = [...new Set([...before[field], ...activity[field]])];
        before.due ??= activity.due;
        before.cadence ??= activity.cadence;
        before.lines = [...new Set([...before.lines, ...activity.lines])];
        item.activities = item.activities.filter((one) => one !== activity);
        gatherWork(item);
      }
    },
  },
  'continuation-doubtful': {
    ask: 'ต่อจากรายการนี้ หรือเป็นรายการใหม่',
    text: ([warning]) =>
      `ไม่แน่ใจว่าแถวนี้ต่อจากรายการก่อนหน้าหรือเป็นรายการใหม่${warning?.detail ? `: "${warning.detail}"` : ''}`,
    choices: () => [
      choice('on', 'ต่อจากรายการนี้', ['ต่อ', 'ต่อกัน', 'รายการเดิม']),
      choice('new', 'เป็นรายการใหม่', ['รายการใหม่', 'ใหม่', 'แยก']),
    ],
    apply: (value, { detail = '', line }, { reading }) => {
      const item = itemAt(reading, line);
      if (value === 'new' && item && line !== null) partFrom(reading, item, { line, text: detail });
    },
  },
  'same-as-above': {
    ask: 'ใช้ค่าเดียวกับแถวบนหรือไม่',
    subject: ({ detail = '' }) => detail,
    text: (warnings) =>
      `ช่อง${warnings[0]?.detail ?? ''}ว่าง ${thai(warnings.length)} แถว จึงใช้ค่าเดียวกับแถวบน (ช่องผสาน)`,
    choices: () => [
      choice('same', 'ใช้ค่าเดียวกับแถวบน', ['เหมือนแถวบน', 'เดียวกัน', ...YES]),
      choice('none', 'เว้นว่างไว้', ['เว้นว่าง', 'ว่าง', 'ไม่ใช้']),
    ],
    apply: (value, { detail = '', line }, { reading }) => {
      if (value !== 'none') return;
      const empty = new Set(SHARED.flatMap(([role, name]) => (detail.includes(name) ? [role] : [])));
      for (const { item, activity } of activitiesAt(reading, line)) {
        if (empty.has('due')) activity.due = null;
        if (empty.has('responsible')) activity.responsible = [];
        if (empty.has('followUp')) activity.cadence = null;
        gatherWork(item);
      }
    },
  },
  'measure-missing': {
    ask: 'ใช้กิจกรรมของรายการใด',
    choices: ({ line }, reading) => {
      const item = itemAt(reading, line);
      const shares = ({ indicator, measures }: ReadItem) =>
        indicator === item?.indicator && measures.length > 0;
      return [
        choice('none', 'ไม่มีกิจกรรม', ['ไม่มี', 'ใช่']),
        ...(item ? neighbours(reading, item.lines[0]!, 'ใช้', shares) : []),
      ];
    },
    apply: (value, { line }, { reading }) => {
      const item = itemAt(reading, line);
      const other = itemChosen(value, reading);
      const [activity] = item?.activities ?? [];
      if (!item || !other || !activity) return;
      item.measures = [...other.measures];
      setMeasures(activity, other.measures);
    },
  },
  orphan: {
    ask: 'ข้อความนี้เป็นกิจกรรมของรายการใด',
    choices: ({ line }, reading) => [NOT_USED, ...neighbours(reading, line, '')],
    apply: (value, { detail = '', line }, { reading }) => {
      const item = itemChosen(value, reading);
      const activity = item?.activities.at(item.lines[0]! < (line ?? 0) ? -1 : 0);
      if (item && activity) addEntry(reading, activity.lines[0]!, 'measures', detail);
    },
  },
  'picture-text': {
    ask: 'ข้อความนี้คืออะไร',
    text: ([warning]) => `ข้อความนี้น่าจะเป็นข้อความในภาพ จึงไม่ได้นับ: "${warning?.detail ?? ''}"`,
    choices: (_, { document: { kind } }) => [
      choice('out', 'ข้อความในภาพ ไม่นับ', ['ในภาพ', 'ไม่นับ', 'ไม่ใช้', 'ใช่']),
      choice('measures', 'กิจกรรม', ['มาตรการ', 'เป็นกิจกรรม']),
      ...(kind === 'plan'
        ? []
        : [
            choice('results', 'ผลการดำเนินการ', ['ผล', 'เป็นผล']),
            choice('captions', 'คำบรรยายภาพ', ['คำบรรยาย', 'บรรยายภาพ']),
          ]),
    ],
    apply: (value, { detail = '', line }, { reading }) => {
      if (value === 'out' || line === null) return;
      addEntry(reading, line, value as 'measures' | 'results' | 'captions', detail);
    },
  },
  'title-missing': {
    ask: 'ใช้ชื่อใด',
    choices: ({ line }, reading) => {
      const name = itemsAt(reading, line)[0]?.measures[0];
      return [
        choice('none', 'ไม่มีชื่อ', ['เว้นว่าง', 'ไม่ใส่']),
        ...(name ? [choice('measure', `ใช้ข้อความกิจกรรม "${name}"`, ['กิจกรรม', 'ใช้กิจกรรม'])] : []),
      ];
    },
    apply: (value, { line }, { reading }) => {
      const item = itemAt(reading, line);
      if (value === 'measure' && item) item.title = item.measures[0] ?? '';
    },
  },
} satisfies Partial<Record<DoubtCode, Kind>>;

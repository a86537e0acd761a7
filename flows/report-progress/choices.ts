/** What can be chosen at each question, in the order shown. */
import type { WorkStatus } from '../../models/update.ts';
import { shortDate } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import type { Choice } from '../flow.ts';
import { months, STATUS, STATUS_WORDS } from '../wording/work.ts';
import { MAX_CAPTION } from './album.ts';
import type { ReportContext } from './context.ts';
import { otherMonth } from './months.ts';
import { filedOf, isAnswered, isPhotosFirst, stepsOf } from './steps.ts';
import { monthEnd } from './until.ts';

const STATUSES: WorkStatus[] = ['done', 'in-progress', 'not-started', 'postponed'];
const choice = (name: string, label: string, words: string[] = [], value = ''): Choice => ({
  name,
  value,
  label,
  words,
});

const PHOTOS_UNUSED = choice('discard', 'ไม่ใช้ภาพเหล่านี้', ['ไม่ใช้', 'ทิ้ง', 'ไม่เอา', 'ลบ', 'ทิ้งภาพ']);
const WHOLE_LIST = choice('list', 'ดูทั้งหมด', ['ทั้งหมด', 'เรื่องอื่น', 'เลือกเรื่องอื่น', 'ดูรายการ']);

export function choicesOf(context: ReportContext): Choice[] {
  switch (context.at) {
    case 'picking':
      return picking(context);
    case 'elsewhere':
      return [choice('tell', 'แจ้งผู้ประสานงาน', ['แจ้ง']), WHOLE_LIST];
    case 'again':
      return [
        choice('fix', 'แก้หรือเพิ่มในรายงานเดิม', ['แก้', 'เพิ่ม', 'แก้ไข', 'เพิ่มเติม', 'รายงานเดิม', 'แก้รายงานเดิม']),
        choice('new', 'รายงานใหม่', ['ใหม่', 'รายงานอีก', 'รายงานอีกครั้ง']),
        WHOLE_LIST,
      ];
    case 'status':
      return [
        ...STATUSES.map((status) => choice('status', STATUS[status], STATUS_WORDS[status], status)),
        ...(otherMonth(context) ? [monthChoice(context)] : []),
      ];
    case 'until':
      return untilChoices(context);
    case 'number':
      return [NO_NUMBER];
    case 'text':
      return textChoices(context);
    case 'photos':
      return photoChoices(context);
    case 'stray':
      return strayChoices(context);
    case 'captionHow':
      return [
        choice('all', 'คำเดียวทุกภาพ', ['ทุกภาพ', 'เหมือนกัน', 'เหมือนกันหมด', 'คำบรรยายเดียว']),
        choice('each', 'ทีละภาพ', ['แต่ละภาพ', 'ทีละรูป']),
        choice('enough', 'ไม่ใส่แล้ว', ['ไม่ใส่']),
      ];
    case 'caption':
      return context.captioning === null
        ? [choice('enough', 'ไม่ใส่แล้ว', ['ไม่ใส่', 'พอ'])]
        : [choice('skip', 'ข้ามภาพนี้', ['ข้าม', 'ไม่ใส่']), choice('enough', 'พอแล้ว', ['พอ', 'ไม่ใส่แล้ว'])];
    case 'remove':
      return removeChoices(context);
    case 'summary':
      return summaryChoices(context);
    case 'waiting':
      return [
        choice('without', 'บันทึกเลย ไม่รอภาพ', ['ไม่รอ', 'ไม่รอแล้ว', 'ไม่รอภาพ']),
        choice('review', 'กลับไปแก้', ['แก้', 'แก้ไข']),
      ];
    case 'refused':
      return [choice('list', 'เลือกเรื่องอื่น', ['เรื่องอื่น']), choice('discard', 'ทิ้งรายงานนี้', ['ทิ้ง', 'ลบ'])];
    case 'confirmCancel':
      return [
        choice('keep', 'ทำต่อ', ['ต่อ', 'ไม่', 'ไม่ทิ้ง', 'ไม่ยกเลิก', 'ไม่เลิก']),
        choice('discard', context.replaces === null ? 'ทิ้งรายงานนี้' : 'เลิกแก้', [
          'ทิ้ง',
          'ใช่',
          'ยืนยัน',
          'ลบ',
          'ทิ้งเลย',
          'ตกลง',
        ]),
      ];
    default:
      return [];
  }
}

function monthChoice(context: ReportContext): Choice {
  const month = otherMonth(context)!;
  return choice(
    'month',
    `เปลี่ยนเป็นเดือน${months.name(month)}`,
    [months.name(month), months.short(month)],
    month,
  );
}

/** A number typed is the answer, not the place of this choice. */
const NO_NUMBER = {
  ...choice('none', 'ยังไม่มีตัวเลข', ['ยังไม่มี', 'ไม่มี', 'ไม่มีตัวเลข', 'ยังไม่ทราบ', 'ไม่ทราบ', 'ข้าม']),
  hidden: true,
};

function untilChoices({ today }: ReportContext): Choice[] {
  const [end, next] = [monthEnd(today, 0), monthEnd(today, 1)];
  const label = (name: string, day: string) => `${name} (${thai(shortDate(day))})`;
  return [
    ...(end > today ? [choice('until', label('สิ้นเดือนนี้', end), ['สิ้นเดือนนี้', 'สิ้นเดือน', 'เดือนนี้'], end)] : []),
    choice('until', label('สิ้นเดือนหน้า', next), ['สิ้นเดือนหน้า', 'เดือนหน้า'], next),
    choice('unknown', 'ยังไม่ทราบ', ['ไม่ทราบ', 'ยังไม่รู้', 'ไม่รู้', 'ยังไม่แน่', 'ไม่แน่ใจ', 'ยังไม่แน่ใจ', 'ยังไม่กำหนด']),
  ];
}

function picking(context: ReportContext): Choice[] {
  const { list } = context;
  if (!list) return [];
  const { rows, page, pages, of } = list;
  const next = page + 1 < pages;
  return [
    ...rows.map(({ id, name }) => choice('pick', name, [], id)),
    ...(of === 'hits' ? [WHOLE_LIST] : []),
    ...(next
      ? [choice('page', 'เรื่องอื่นของฝ่าย', ['เรื่องอื่น', 'ต่อไป', 'ถัดไป', 'หน้าถัดไป'], String(page + 1))]
      : []),
    ...(page > 0 ? [choice('page', 'หน้าก่อน', ['ก่อนนี้'], String(page - 1))] : []),
    ...(isPhotosFirst(context) ? [PHOTOS_UNUSED] : []),
  ];
}

function textChoices({ status, text, item }: ReportContext): Choice[] {
  const earlier = item?.current?.text;
  return [
    ...(text ? [choice('keep', 'ใช้ข้อความนี้', ['ใช้', 'ไม่แก้', 'ใช้ข้อความเดิม', 'ต่อไป'])] : []),
    ...(earlier && earlier !== text
      ? [choice('same', 'เหมือนเดิม', ['เหมือนเดือนก่อน', 'เหมือนเดือนที่แล้ว', 'เดิม'])]
      : []),
    ...(status === 'not-started' && !text ? [choice('skip', 'ข้าม', ['ไม่มี', 'ไม่ใส่', 'ยังไม่มี'])] : []),
    ...(status === 'postponed' && !text
      ? [choice('nothing', 'ยังไม่ได้ทำ', ['ยังไม่ได้ทำอะไร', 'ไม่มี', 'ยัง', 'ยังไม่ได้ดำเนินการ'])]
      : []),
  ];
}

function photoChoices(context: ReportContext): Choice[] {
  const { album } = context;
  const photos = album.pieces.some(({ kind }) => kind === 'photo');
  if (album.pieces.length === 0 && album.burst.length === 0)
    return [
      choice('next', filedOf(context) > 0 ? 'ไม่ส่งเพิ่ม' : 'ยังไม่มีภาพ', [
        'ไม่มี',
        'ไม่มีภาพ',
        'ไม่มีรูป',
        'ยังไม่มี',
        'ข้าม',
        'ไม่ส่ง',
      ]),
    ];
  return [
    choice('next', 'ต่อไป', [
      'ต่อ',
      'ครบแล้ว',
      'หมดแล้ว',
      'เสร็จแล้ว',
      'บันทึก',
      'พอแล้ว',
      'พอ',
      'ถัดไป',
      'เท่านี้',
      'แค่นี้',
      'ตกลง',
      'โอเค',
      'ok',
    ]),
    ...(photos ? [choice('captions', 'ใส่คำบรรยายภาพ', ['คำบรรยาย', 'ใส่คำบรรยาย', 'บรรยายภาพ'])] : []),
    ...(album.pieces.length > 0 ? [choice('remove', 'เอาภาพออก', ['ลบภาพ', 'เอาออก', 'ลบรูป', 'ลบ'])] : []),
  ];
}

function strayChoices({ strayAt, album, text, stray }: ReportContext): Choice[] {
  const photos = album.pieces.filter(({ kind }) => kind === 'photo').length;
  const fitsCaption = photos > 0 && strayAt === 'photos' && (stray ?? '').length <= MAX_CAPTION;
  return [
    ...(fitsCaption ? [choice('caption', 'เป็นคำบรรยายภาพ', ['คำบรรยาย', 'คำบรรยายภาพ'])] : []),
    choice('append', text ? 'เพิ่มต่อท้ายข้อความรายงาน' : 'เป็นข้อความรายงาน', ['เพิ่ม', 'ต่อท้าย', 'เพิ่มข้อความ']),
    choice('ignore', 'ไม่ใช้ข้อความนี้', ['ไม่ใช้', 'ไม่', 'ทิ้ง']),
  ];
}

/** How a piece of evidence is called: by its number, as the photos are counted. */
function removeChoices({ album }: ReportContext): Choice[] {
  const names = { photo: 'ภาพที่', file: 'ไฟล์ที่', link: 'ลิงก์ที่' };
  return [
    ...album.pieces.map(({ id, kind }, i) =>
      choice('remove', `เอา${names[kind]} ${thai(i + 1)} ออก`, [], id),
    ),
    choice('done', 'ไม่เอาออกแล้ว', ['เสร็จ', 'พอแล้ว', 'ต่อไป', 'ไม่']),
    ...(album.pieces.length > 1 ? [choice('remove-all', 'เอาออกทั้งหมด', ['ทั้งหมด', 'เอาออกหมด'])] : []),
  ];
}

function summaryChoices(context: ReportContext): Choice[] {
  const { replaces, status } = context;
  const edit = (label: string, question: string, words: string[] = []) =>
    choice('edit', label, words, question);
  const steps = stepsOf(context);
  return [
    ...(replaces === null ? [edit('แก้เรื่อง', 'picking', ['เปลี่ยนเรื่อง'])] : []),
    edit(otherMonth(context) ? 'แก้สถานะหรือเดือน' : 'แก้สถานะ', 'status', ['เปลี่ยนสถานะ', 'แก้เดือน', 'เปลี่ยนเดือน']),
    ...(status === 'postponed'
      ? [edit('แก้เหตุผล', 'reason'), edit('แก้วันที่เลื่อนไป', 'until', ['แก้วันที่', 'แก้วัน', 'เปลี่ยนวัน'])]
      : []),
    edit('แก้ข้อความ', 'text', ['แก้รายงาน', 'เปลี่ยนข้อความ']),
    ...(steps.includes('number') ? [edit('แก้ตัวเลข', 'number', ['แก้ร้อยละ', 'แก้จำนวน'])] : []),
    edit('แก้ภาพ', 'photos', ['เพิ่มภาพ', 'แก้รูป', 'ส่งภาพเพิ่ม', 'แก้คำบรรยาย', 'ใส่คำบรรยายภาพ']),
    ...(steps.every((step) => step === 'summary' || isAnswered(context, step)) ? [SAVE] : []),
  ];
}

const SAVE = choice('save', 'บันทึก', [
  'ใช่',
  'ตกลง',
  'ยืนยัน',
  'ถูกต้อง',
  'ถูกแล้ว',
  'โอเค',
  'ok',
  'บันทึกเลย',
  'ส่ง',
  'ส่งเลย',
]);

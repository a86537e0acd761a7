/** What can be chosen on the way to a file: layouts, months, formats. Pure. */
import type { ExportedReport } from '../../models/exported-report.ts';
import { FORMATS, formatNames } from '../../src/reports/formats.ts';
import { LAYOUTS, layoutNamed } from '../../src/reports/layouts.ts';
import { halfYearOf, monthBefore, type Period, yearOf } from '../../src/reports/period.ts';
import { fiscalYearBE, shortMonth } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import type { Choice } from '../flow.ts';
import { months } from '../wording/work.ts';

export type Layout = ExportedReport['layout'];
export type Digits = ExportedReport['digits'];

const LAYOUT_WORDS: Partial<Record<Layout, string[]>> = {
  'report-5': ['5 คอลัมน์', 'ห้าคอลัมน์', 'รายงานผล', 'รายงานผล 5 คอลัมน์'],
  'report-5-2567': ['แบบปี 2567', 'แบบ 2567'],
  'report-4': ['4 คอลัมน์', 'สี่คอลัมน์', 'รายงานผล 4 คอลัมน์'],
  'compilation-4': ['รวมผล', 'รวมผลทุกหน่วยงาน', 'รวมทุกหน่วยงาน'],
  'plan-8': ['แผน', '8 คอลัมน์', 'แปดคอลัมน์'],
};

export const layoutChoices: Choice[] = LAYOUTS.map(({ name, label }) => ({
  name: 'layout',
  value: name,
  label: thai(label),
  words: LAYOUT_WORDS[name] ?? [],
}));

export const layoutLabel = (layout: Layout): string => thai(layoutNamed(layout)!.label);
export const usualDigits = (layout: Layout): Digits => layoutNamed(layout)!.digits;
export const showsPlan = (layout: Layout): boolean => layoutNamed(layout)!.isPlan;

export const formatChoices: Choice[] = formatNames.map((format) => ({
  name: 'format',
  value: format,
  label: { pdf: 'PDF สำหรับพิมพ์และลงนาม', docx: 'Word สำหรับแก้ต่อ', xlsx: 'Excel' }[format],
  words: [FORMATS[format].label, format, { pdf: 'พีดีเอฟ', docx: 'เวิร์ด', xlsx: 'เอ็กเซล' }[format]],
}));

export interface PeriodOption extends Period {
  label: string;
}

/** The months that are asked for most, in `month`; of what runs still, as far as it has come. */
export function usualPeriods(month: string): PeriodOption[] {
  const half = halfYearOf(month);
  const last = halfYearOf(monthBefore(half.from));
  const isFirst = half.from.endsWith('-10');
  const year = fiscalYearBE(month);
  // in the first half of a year the whole one that is over, else as much as the half that runs
  const whole = isFirst ? yearOf(year - 1) : { from: yearOf(year).from, to: month };
  const options = [
    { ...untilNow(half, month), label: roundLabel(half, month) },
    { ...last, label: roundLabel(last, month) },
    { from: month, to: month, label: `เดือน${months.long(month)}` },
    {
      ...whole,
      label:
        isFirst || whole.to === yearOf(year).to
          ? `ทั้งปีงบประมาณ ${thai(fiscalYearBE(whole.from))}`
          : `ปีงบประมาณ ${thai(year)} ถึงเดือนนี้`,
    },
  ];
  return options.filter(
    (one, i) => options.findIndex(({ from, to }) => from === one.from && to === one.to) === i,
  );
}

const untilNow = ({ from, to }: Period, month: string): Period => ({ from, to: month < to ? month : to });

function roundLabel({ from, to }: Period, month: string): string {
  const round = from.endsWith('-10') ? 'รอบ ๖ เดือนแรก' : 'รอบ ๖ เดือนหลัง';
  return `${round} ปี ${thai(fiscalYearBE(from))}${month < to ? ' ถึงเดือนนี้' : ''}`;
}

export const periodChoices = (month: string): Choice[] =>
  usualPeriods(month).map(({ from, to, label }) => ({ name: 'period', value: `${from}/${to}`, label }));

/** "ต.ค. - พ.ย. ๖๙", "ต.ค. ๖๙ - มี.ค. ๗๐", "พ.ย. ๖๙" */
export function monthsText({ from, to }: Period): string {
  const year = (month: string) => thai((Number(month.slice(0, 4)) + 543) % 100);
  const last = `${shortMonth(to)} ${year(to)}`;
  if (from === to) return last;
  return year(from) === year(to)
    ? `${shortMonth(from)} - ${last}`
    : `${shortMonth(from)} ${year(from)} - ${last}`;
}

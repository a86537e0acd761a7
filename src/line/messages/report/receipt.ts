/** What is said when a report is stored, or given up. Nothing here is said before it is true. */
import type { Facts, LineMessage } from '../../../../flows/facts.ts';
import type { ReportContext } from '../../../../flows/report-progress/context.ts';
import { answersOf, filedOf } from '../../../../flows/report-progress/steps.ts';
import { startData } from '../../../../flows/tap.ts';
import type { WorkItem } from '../../../../flows/views/work.ts';
import { months, numberText, STATUS, statusText, timeText } from '../../../../flows/wording/work.ts';
import { isMissing, seesDistrict } from '../../../../flows/work.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { type Button, COLORS, card, label } from '../kit.ts';
import { measureName } from '../measure-name.ts';
import { shorten } from '../shorten.ts';
import { nameOf } from './asked.ts';
import { evidenceOf } from './burst.ts';

const WORK: Button = { label: 'ดูงานของฝ่าย', data: startData('my-work') };
const REPORT: Button = { label: 'รายงาน', data: startData('report-progress'), look: 'primary' };

/** The receipt: what is stored, and what the division still misses. `work` is all that the person's divisions do. */
export function receipt(
  context: ReportContext,
  saved: { update: string; at: number; work: WorkItem[] },
): LineMessage {
  const answers = answersOf(context);
  const { item, month, replaces, corrections } = context;
  const unit = shorten(item?.unit ?? '', 20) || null;
  const number = item ? numberText({ asks: item.asks, unit, target: item.target }, answers) : null;
  const worked = answers.status === 'done' || answers.status === 'in-progress';
  const evidence = evidenceOf(context.album, filedOf(context)) ?? (worked ? 'ยังไม่มีภาพ' : null);
  const state = [statusText(answers), number, evidence];
  const left = leftOver(context, saved.work);
  return card({
    step: replaces === null ? 'บันทึกแล้ว' : 'แก้ไขแล้ว',
    title: nameOf(context),
    subtitle: `เดือน${months.long(month)} · ${timeText(saved.at)}`,
    body: [
      state.filter(Boolean).join(' · '),
      ...(answers.text
        ? [label(`"${shorten(answers.text, 120)}"`, { size: 'sm', color: COLORS.muted })]
        : []),
      ...(answers.reason
        ? [label(`เลื่อนเพราะ "${shorten(answers.reason, 120)}"`, { size: 'sm', color: COLORS.muted })]
        : []),
      ...(replaces === null ? [] : [`แก้ครั้งที่ ${thai(corrections + 1)} ของเดิมยังเก็บไว้ในประวัติ`]),
      left.text,
    ],
    buttons: [
      ...(left.count > 0 ? [{ ...REPORT, label: 'รายงานเรื่องถัดไป' }] : []),
      WORK,
      { label: 'แก้รายงานนี้', data: startData('report-progress', { correct: saved.update }), look: 'link' },
    ],
    altText: `${replaces === null ? 'บันทึกแล้ว' : 'แก้ไขแล้ว'} · ${nameOf(context)} ${STATUS[answers.status]}`,
  });
}

/** What the division of the saved measure still misses this month. */
function leftOver(
  { item, today, month: reported }: ReportContext,
  work: WorkItem[],
): { count: number; text: string } {
  const month = today.slice(0, 7);
  const missing = work.filter(
    (other) => isMissing(other, month, today) && (other.id !== item?.id || reported < month),
  );
  const count = missing.filter(({ division }) => division.id === item?.division.id).length;
  const all = missing.length;
  const name = shorten(item?.division.name ?? '', 60);
  if (count > 0) return { count, text: `เดือนนี้${name}เหลืออีก ${thai(count)} เรื่อง` };
  if (all > 0) return { count: all, text: `เดือนนี้${name}ครบแล้ว ฝ่ายอื่นของคุณเหลือ ${thai(all)} เรื่อง` };
  return { count: 0, text: `เดือนนี้${name}รายงานครบแล้ว ขอบคุณค่ะ` };
}

/** Nothing was saved, since the person gave it up. */
export function givenUp({ touched, item, several, replaces }: ReportContext): LineMessage {
  const title =
    replaces !== null ? 'เลิกแก้แล้ว รายงานเดิมยังอยู่เหมือนเดิม' : touched ? 'ทิ้งรายงานนี้แล้ว' : 'เลิกแล้ว ยังไม่มีอะไรบันทึก';
  return card({
    title,
    ...(item && { subtitle: nameOf({ item, several }) }),
    body: ['เริ่มใหม่ได้ทุกเมื่อ'],
    buttons: [{ ...REPORT, look: 'secondary' }, WORK],
  });
}

export function photosDropped(): LineMessage {
  return card({
    title: 'ไม่ใช้ภาพเหล่านี้แล้ว',
    body: ['ภาพยังอยู่ในแชต ส่งใหม่ได้เมื่อต้องการ'],
    buttons: [{ ...REPORT, look: 'secondary' }, WORK],
  });
}

/** None of the photos that began the report could be kept. */
export function noPhotoKept(lines: string[]): LineMessage {
  return card({
    title: lines[0] ?? '',
    body: lines.slice(1),
    buttons: [{ ...REPORT, look: 'secondary' }, WORK],
  });
}

/** The person's divisions have no measure at all, or there is no division. */
export function nothingToReport({ person }: Facts): LineMessage {
  const help: Button = { label: 'วิธีใช้', data: startData('help') };
  if (person && person.divisions.length === 0)
    return card({
      title: 'คุณยังไม่ได้ดูแลฝ่ายใด จึงไม่มีเรื่องที่ต้องรายงาน',
      body: ['ถ้าช่วยฝ่ายใดรายงานด้วย ขอเข้าฝ่ายนั้นได้'],
      buttons: [
        { label: 'ขอเข้าฝ่าย', data: startData('join') },
        ...(seesDistrict({ person }) ? [{ label: 'ภาพรวมทุกฝ่าย', data: startData('district-overview') }] : []),
        help,
      ],
    });
  return card({
    title: 'ฝ่ายของคุณยังไม่มีเรื่องที่ต้องรายงาน',
    body: ['เมื่อผู้ประสานงานนำแผนเข้าแล้ว จะเห็นเรื่องของฝ่ายที่นี่'],
    buttons: [{ label: 'ขอเข้าอีกฝ่าย', data: startData('join') }, help],
  });
}

/** A correction that is not the person's to make; `author` null when the report is gone. */
export function cannotCorrect(report: { author: string; item: WorkItem } | null): LineMessage {
  if (!report) return card({ title: 'ไม่พบรายงานนี้แล้ว', buttons: [WORK] });
  return card({
    title: `รายงานนี้แก้ได้เฉพาะผู้เขียน คือ ${shorten(report.author, 60) || 'เพื่อนร่วมฝ่าย'}`,
    subtitle: measureName(report.item),
    body: ['ถ้ามีความคืบหน้าเพิ่ม เขียนเป็นรายงานใหม่ได้'],
    buttons: [
      {
        ...REPORT,
        label: 'เขียนรายงานใหม่',
        data: startData('report-progress', { assignment: report.item.id }),
      },
      WORK,
    ],
  });
}

/** While the report is being stored: nothing is claimed yet. */
export function stillSaving(): LineMessage {
  return card({ title: 'กำลังบันทึกรายงาน', body: ['เมื่อบันทึกเสร็จจะแจ้งที่นี่ทันที ไม่ต้องส่งซ้ำ'] });
}

/** Downloads take long. */
export function stillFetching({ album }: ReportContext): LineMessage {
  const here = album.burst.filter(({ outcome }) => outcome !== null).length;
  return card({
    title: `รับภาพแล้ว ${thai(here)} จาก ${thai(album.burst.length)} ภาพ`,
    body: ['เมื่อครบจะแจ้งที่นี่ ระหว่างนี้ทำข้ออื่นต่อได้'],
  });
}

/** To the coordinators: somebody works on a measure that the plan gives to another division. */
export function askedForMeasure(context: ReportContext, divisions: string[]): LineMessage {
  const { foreign, person } = context;
  return card({
    step: 'จากเจ้าหน้าที่',
    title: `${shorten(person, 60) || 'เจ้าหน้าที่'} (${shorten(divisions.join(' '), 60)}) ขอรายงานเรื่องของฝ่ายอื่นด้วย`,
    subtitle: foreign?.name ?? '',
    body: [`ในแผนเป็นของ${foreign?.division ?? ''} ถ้าฝ่ายนี้ทำด้วย เพิ่มในแผนแล้วนำเข้าใหม่ได้`],
  });
}

/** Questions of a report about the measure: which one, and whether anew. */
import { choicesOf } from '../../../../flows/report-progress/choices.ts';
import { isPhotosFirst } from '../../../../flows/report-progress/steps.ts';
import { months } from '../../../../flows/wording/work.ts';
import { COLORS, choiceButtons } from '../kit.ts';
import { shorten } from '../shorten.ts';
import { type Builder, buttonsOf, dataOf, lastReport, nameOf } from './asked.ts';

export const collecting: Builder = ({ album }) => ({
  title: album.burst.length > 0 ? 'กำลังรับภาพ' : 'ส่งภาพหรือไฟล์ PDF ได้เลย ส่งพร้อมกันหลายภาพก็ได้',
  body: ['เมื่อครบแล้วจะถามว่าเป็นของเรื่องใด หรือพิมพ์รหัสเรื่องไว้ก่อนได้'],
  example: 'เลือกภาพจากคลังภาพแล้วกดส่ง หรือพิมพ์รหัสหรือคำในชื่อเรื่อง',
});

export const picking: Builder = (context) => {
  const { list, notice } = context;
  const choices = choicesOf(context);
  const rows = list?.rows ?? [];
  const code = rows.map(({ name }) => /^[A-Z]\d+/.exec(name)?.[0]).find(Boolean);
  const hint = `เลือกจากรายการ หรือพิมพ์รหัสหรือคำในชื่อเรื่อง${code ? ` เช่น "${code}"` : ''}`;
  const ofPhotos = isPhotosFirst(context) && list?.of === 'all' && list.page === 0;
  return {
    title: ofPhotos ? 'ทั้งหมดนี้เป็นของเรื่องใดคะ' : (list?.headline ?? 'เลือกเรื่องที่จะรายงาน'),
    body: notice.length > 1 ? [] : [ofPhotos ? list!.headline : hint],
    example: hint,
    options: rows.map(({ name, detail, late }, i) => ({
      label: name,
      detail,
      number: i + 1,
      data: dataOf(context, choices[i]!),
      ...(late && { tone: COLORS.late }),
    })),
    buttons: choiceButtons(context.run, choices.slice(rows.length)),
  };
};

export const elsewhere: Builder = (context) => ({
  title: `เรื่องนี้เป็นของ${shorten(context.foreign?.division ?? '', 60)}`,
  subtitle: context.foreign?.name ?? '',
  body: ['ถ้าฝ่ายของคุณทำด้วย แจ้งผู้ประสานงานให้เพิ่มได้'],
  example: 'กด "แจ้งผู้ประสานงาน" หรือพิมพ์รหัสของเรื่องอื่น',
  buttons: buttonsOf(context),
});

export const again: Builder = (context) => ({
  title: `เดือน${months.name(context.month)}รายงานเรื่องนี้แล้ว`,
  subtitle: nameOf(context),
  body: [lastReport(context) ?? '', 'จะแก้รายงานนั้น หรือรายงานความคืบหน้าใหม่คะ'].filter(Boolean),
  example: 'พิมพ์ "แก้" เพื่อแก้รายงานเดิม หรือ "ใหม่" เพื่อรายงานใหม่',
  buttons: buttonsOf(context),
});

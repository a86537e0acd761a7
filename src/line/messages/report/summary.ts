/** The report before it is saved: every line can be tapped and changed. */
import type { Choice } from '../../../../flows/flow.ts';
import { choicesOf } from '../../../../flows/report-progress/choices.ts';
import type { ReportContext } from '../../../../flows/report-progress/context.ts';
import { answersOf, filedOf } from '../../../../flows/report-progress/steps.ts';
import { dayText, months, numberText, OFFICIAL_STATUS, reasonOf } from '../../../../flows/wording/work.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { action, box, COLORS, choiceButtons, type FlexComponent, label } from '../kit.ts';
import { measureName } from '../measure-name.ts';
import { pictureGrid } from '../pictures.ts';
import { shorten, shortenLines } from '../shorten.ts';
import { type Builder, dataOf, nameOf, stepLabel } from './asked.ts';
import { evidenceOf, filedText } from './burst.ts';

export const summary: Builder = (context) => {
  const choices = choicesOf(context);
  const save = choices.find(({ name }) => name === 'save');
  const correction = context.replaces !== null;
  return {
    step: correction ? 'แก้ไขรายงานที่บันทึกแล้ว' : `${stepLabel(context)} · ตรวจก่อนบันทึก`,
    title: nameOf(context),
    subtitle: `รายงานของเดือน${months.long(context.month)}`,
    body: [
      ...choices.filter(({ name }) => name === 'edit').map((choice) => line(context, choice)),
      ...pictureGrid(context.album.pieces, 3),
    ],
    example: 'พิมพ์ "บันทึก" ถ้าถูกต้องแล้ว หรือ "แก้ข้อความ" "แก้ภาพ" เพื่อแก้ไข',
    buttons: save ? choiceButtons(context.run, [save], { lead: true }) : [],
  };
};

function line(context: ReportContext, choice: Choice): FlexComponent {
  const [name, value] = content(context, choice.value);
  return box(
    [
      box([label(name, { size: 'sm', color: COLORS.muted }), label(value)], { flex: 1 }),
      label('แก้', { size: 'sm', color: COLORS.brand, weight: 'bold', flex: 0, gravity: 'center' }),
    ],
    {
      layout: 'horizontal',
      spacing: 'md',
      action: action({ label: choice.label, data: dataOf(context, choice) }),
    },
  );
}

function content(context: ReportContext, question: string): [name: string, value: string] {
  const { status, text, reason, percent, count, until } = answersOf(context);
  const { item, album } = context;
  switch (question) {
    case 'picking':
      return ['เรื่อง', item ? `${measureName(item)} · ${shorten(item.division.name, 60)}` : ''];
    case 'status':
      return ['สถานะ', OFFICIAL_STATUS[status]];
    case 'reason':
      return ['เหตุผลที่เลื่อน', shortenLines(reasonOf({ reason }) ?? '', 300)];
    case 'until':
      return ['เลื่อนไปถึง', until ? dayText(until) : 'ยังไม่ทราบ'];
    case 'text':
      return ['ผลการดำเนินการ', shortenLines(text, 400) || 'ยังไม่ได้เขียน'];
    case 'number': {
      const unit = shorten(item?.unit ?? '', 20) || null;
      const asks = item?.asks ?? null;
      const target = item?.target ?? null;
      return [
        asks === 'percent' ? 'ร้อยละ' : 'จำนวน',
        numberText({ asks, unit, target }, { percent, count }) ?? 'ยังไม่มี',
      ];
    }
    default: {
      const captions = album.pieces.filter(
        ({ kind, caption }) => kind === 'photo' && caption !== null,
      ).length;
      const coming = album.burst.length > 0 ? `กำลังรับอีก ${thai(album.burst.length)}` : null;
      const filed = filedOf(context) > 0 ? filedText(filedOf(context)) : null;
      const parts = [
        evidenceOf(album),
        filed,
        captions > 0 ? `มีคำบรรยาย ${thai(captions)} ภาพ` : null,
        coming,
      ];
      return ['ภาพและไฟล์', parts.filter(Boolean).join(' · ') || 'ยังไม่มี'];
    }
  }
}

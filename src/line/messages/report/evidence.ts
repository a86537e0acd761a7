/** Questions of a report about its photos and files. */
import type { Choice } from '../../../../flows/flow.ts';
import { choicesOf } from '../../../../flows/report-progress/choices.ts';
import type { ReportContext } from '../../../../flows/report-progress/context.ts';
import { filedOf } from '../../../../flows/report-progress/steps.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { action, box, COLORS, choiceButtons, type FlexComponent, label } from '../kit.ts';
import { largePicture, pictureGrid } from '../pictures.ts';
import { shorten, shortenLines } from '../shorten.ts';
import { type Builder, buttonsOf, dataOf, nameOf, stepLabel } from './asked.ts';
import { evidenceOf, filedText } from './burst.ts';

export const photos: Builder = (context) => {
  const { album, notice, status } = context;
  const total = evidenceOf(album);
  const filed = filedOf(context);
  const question =
    album.pieces.length === 0
      ? 'ส่งภาพหรือไฟล์ PDF ได้เลย ส่งพร้อมกันหลายภาพก็ได้'
      : notice.length > 0
        ? 'ส่งเพิ่มได้อีก หรือไปต่อ'
        : `ได้ ${total}แล้ว ส่งเพิ่มได้อีก หรือไปต่อ`;
  return {
    step: `${stepLabel(context)} · ภาพและไฟล์`,
    title: question,
    subtitle: nameOf(context),
    body: [
      ...pictureGrid(album.pieces),
      ...(filed > 0 ? [filedText(filed)] : []),
      ...(album.pieces.length === 0 && filed === 0
        ? [status === 'done' ? 'เรื่องที่แล้วเสร็จควรมีภาพหรือไฟล์ประกอบ วางลิงก์ก็ได้' : 'วางลิงก์เว็บไซต์ก็ได้']
        : []),
    ],
    example: 'ส่งภาพจากคลังภาพ ส่งไฟล์ PDF หรือวางลิงก์ เช่น https://…',
    buttons: buttonsOf(context, { lead: true }),
  };
};

export const stray: Builder = (context) => ({
  step: stepLabel({ ...context, at: context.strayAt }),
  title: 'จะใช้ข้อความนี้อย่างไรคะ',
  body: [`"${shortenLines(context.stray ?? '', 300)}"`],
  example: 'เลือกจากปุ่ม หรือพิมพ์ "ไม่ใช้"',
  buttons: buttonsOf(context),
});

export const captionHow: Builder = (context) => ({
  step: 'คำบรรยายภาพ',
  title: 'ใส่คำบรรยายแบบใดคะ',
  subtitle: nameOf(context),
  example: 'พิมพ์ "ทุกภาพ" เพื่อใช้คำเดียวกัน หรือ "ทีละภาพ"',
  buttons: buttonsOf(context),
});

export const caption: Builder = (context) => {
  const taken = context.album.pieces.filter(({ kind }) => kind === 'photo');
  const { captioning } = context;
  const piece = captioning === null ? null : taken[captioning];
  return {
    step: 'คำบรรยายภาพ',
    title:
      captioning === null
        ? `คำบรรยายของทั้ง ${thai(taken.length)} ภาพ`
        : `คำบรรยายภาพที่ ${thai(captioning + 1)} จาก ${thai(taken.length)}`,
    subtitle: nameOf(context),
    body: [
      ...(piece ? largePicture(piece) : []),
      ...(piece?.caption ? [`ตอนนี้: ${shorten(piece.caption, 200)}`] : []),
      'เช่น "ประชุมชี้แจงเจ้าหน้าที่ ๑๒ พ.ย."',
    ],
    example: 'พิมพ์คำบรรยายสั้น ๆ เช่น "มอบคู่มือให้ประชาชนที่จุดบริการ"',
    buttons: buttonsOf(context),
  };
};

/** Pieces that are listed by name; more of them are shown as numbers alone, since a bubble has room for 30 KB. */
const LISTED = 12;

export const remove: Builder = (context) => {
  const choices = choicesOf(context);
  const { pieces } = context.album;
  const few = pieces.length <= LISTED;
  return {
    step: 'ภาพและไฟล์',
    title: 'จะเอาภาพใดออกคะ',
    subtitle: nameOf(context),
    body: few ? pictureGrid(pieces, LISTED) : numberGrid(context, choices.slice(0, pieces.length)),
    example: 'พิมพ์เลขของภาพ เช่น "๒"',
    options: few
      ? pieces.map((piece, i) => ({
          label: shorten(piece.caption ?? piece.name ?? '', 40) || choices[i]!.label,
          number: i + 1,
          data: dataOf(context, choices[i]!),
        }))
      : [],
    buttons: choiceButtons(context.run, choices.slice(pieces.length)),
  };
};

const A_ROW = 6;

/** The numbers of the pieces as small buttons. */
function numberGrid(context: ReportContext, choices: Choice[]): FlexComponent[] {
  const rows: FlexComponent[] = [];
  for (let i = 0; i < choices.length; i += A_ROW) {
    const row = choices.slice(i, i + A_ROW).map((choice, j) =>
      box([label(thai(i + j + 1), { align: 'center', color: COLORS.brand, weight: 'bold' })], {
        flex: 1,
        paddingAll: '8px',
        cornerRadius: '8px',
        backgroundColor: COLORS.tint,
        action: action({ label: choice.label, data: dataOf(context, choice) }),
      }),
    );
    while (row.length < A_ROW) row.push(box([], { flex: 1 }));
    rows.push(box(row, { layout: 'horizontal', spacing: 'sm' }));
  }
  return rows;
}

export const waiting: Builder = (context) => ({
  title: `ยังรับภาพอยู่อีก ${thai(context.album.burst.filter(({ outcome }) => outcome === null).length)} ภาพ`,
  subtitle: nameOf(context),
  body: ['เมื่อภาพครบจะบันทึกให้ทันที ไม่ต้องกดซ้ำ'],
  example: 'รอสักครู่ หรือพิมพ์ "ไม่รอ" เพื่อบันทึกโดยไม่มีภาพที่เหลือ',
  buttons: buttonsOf(context),
});

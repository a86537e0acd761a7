/** Questions of a report about its photos and files. */
import { choicesOf } from '../../../../flows/report-progress/choices.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { choiceButtons } from '../kit.ts';
import { largePicture, pictureGrid } from '../pictures.ts';
import { shorten, shortenLines } from '../shorten.ts';
import { type Builder, buttonsOf, dataOf, nameOf, stepLabel } from './asked.ts';
import { evidenceOf } from './burst.ts';

export const photos: Builder = (context) => {
  const { album, notice, status } = context;
  const total = evidenceOf(album);
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
      ...(album.pieces.length === 0
        ? [status === 'done' ? 'เรื่องที่แล้วเสร็จควรมีภาพหรือไฟล์ประกอบ วางลิงก์ก็ได้' : 'วางลิงก์เว็บไซต์ก็ได้']
        : []),
    ],
    example: 'ส่งภาพจากคลังภาพ ส่งไฟล์ PDF หรือวางลิงก์ เช่น https://…',
    buttons: buttonsOf(context, { lead: true }),
  };
};

export const stray: Builder = (context) => ({
  step: stepLabel({ ...context, at: context.from }),
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

export const remove: Builder = (context) => {
  const choices = choicesOf(context);
  return {
    step: 'ภาพและไฟล์',
    title: 'จะเอาภาพใดออกคะ',
    subtitle: nameOf(context),
    body: pictureGrid(context.album.pieces, 12),
    example: 'พิมพ์เลขของภาพ เช่น "๒"',
    options: context.album.pieces.map((piece, i) => ({
      label: shorten(piece.caption ?? piece.name ?? '', 40) || choices[i]!.label,
      number: i + 1,
      data: dataOf(context, choices[i]!),
    })),
    buttons: choiceButtons(context.run, choices.slice(context.album.pieces.length)),
  };
};

export const waiting: Builder = (context) => ({
  title: `ยังรับภาพอยู่อีก ${thai(context.album.burst.filter(({ outcome }) => outcome === null).length)} ภาพ`,
  subtitle: nameOf(context),
  body: ['เมื่อภาพครบจะบันทึกให้ทันที ไม่ต้องกดซ้ำ'],
  example: 'รอสักครู่ หรือพิมพ์ "ไม่รอ" เพื่อบันทึกโดยไม่มีภาพที่เหลือ',
  buttons: buttonsOf(context),
});

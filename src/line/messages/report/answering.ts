/** Questions of a report about the work: status, reason, text and number. */
import { otherMonth } from '../../../../flows/report-progress/months.ts';
import { dayText, months, numberText, STATUS } from '../../../../flows/wording/work.ts';
import { COLORS, label } from '../kit.ts';
import { shorten, shortenLines } from '../shorten.ts';
import { type Builder, buttonsOf, lastReport, nameOf, stepLabel } from './asked.ts';

export const status: Builder = (context) => {
  const last = lastReport(context);
  const { item, month, today } = context;
  const monthMatters = otherMonth(context) !== null || month !== today.slice(0, 7);
  return {
    step: stepLabel(context),
    title: 'ตอนนี้เป็นอย่างไรคะ',
    subtitle: nameOf(context),
    body: [
      ...(monthMatters
        ? [label(`รายงานของเดือน${months.long(month)}`, { weight: 'bold', color: COLORS.brand })]
        : []),
      ...(item?.text ? [label(shorten(item.text, 150), { size: 'sm', color: COLORS.muted })] : []),
      ...(last ? [last] : []),
    ],
    example: 'พิมพ์ "เสร็จแล้ว" "กำลังทำ" "ยังไม่เริ่ม" หรือ "เลื่อน"',
    buttons: buttonsOf(context),
  };
};

export const reason: Builder = (context) => ({
  step: `${stepLabel(context)} · เลื่อน`,
  title: 'เลื่อนเพราะอะไร และจะทำเมื่อใดคะ',
  subtitle: nameOf(context),
  body: [
    ...(context.reason ? [`ตอนนี้: ${shortenLines(context.reason, 300)}`] : []),
    'เช่น "รองบประมาณ คาดว่าจะทำได้ในเดือนมกราคม"',
  ],
  example: 'เขียนเหตุผลสั้น ๆ เช่น "สถานที่ปิดปรับปรุง เลื่อนไปเดือนหน้า"',
});

export const until: Builder = (context) => ({
  step: `${stepLabel(context)} · เลื่อน`,
  title: 'เลื่อนไปถึงประมาณวันใดคะ',
  subtitle: nameOf(context),
  body: [
    ...(context.until ? [`ตอนนี้: ${dayText(context.until)}`] : []),
    'ก่อนถึงวันนั้นจะไม่เตือนเรื่องนี้ พิมพ์วันที่ได้ เช่น "๑๕ ม.ค. ๗๐"',
  ],
  example: 'พิมพ์วันหรือเดือน เช่น "๑๕ ม.ค. ๗๐" หรือ "เดือนกุมภาพันธ์" ถ้ายังไม่แน่ กด "ยังไม่ทราบ"',
  buttons: buttonsOf(context),
});

const TEXT = {
  done: {
    title: 'ทำอะไรไปบ้างคะ',
    hint: 'เขียนสั้น ๆ แบบที่จะลงในรายงานได้ เช่น "จัดทำสถิติการให้บริการ ต.ค. – มี.ค. และเผยแพร่บนเว็บไซต์เขต"',
  },
  'in-progress': {
    title: 'ทำอะไรไปบ้างแล้วคะ',
    hint: 'เขียนสั้น ๆ แบบที่จะลงในรายงานได้ เช่น "รวบรวมข้อมูลครบ ๓ เดือน อยู่ระหว่างจัดทำตาราง"',
  },
  'not-started': {
    title: 'ติดขัดอะไร หรือจะเริ่มเมื่อใดคะ',
    hint: 'ไม่มีก็กดข้ามได้ หรือเขียนสั้น ๆ เช่น "จะเริ่มสัปดาห์หน้า หลังประชุมฝ่าย"',
  },
  postponed: {
    title: 'ก่อนเลื่อน ทำอะไรไปแล้วบ้างคะ',
    hint: 'เช่น "ประชุมเตรียมงานแล้ว ๑ ครั้ง"',
  },
};

export const textQuestion: Builder = (context) => {
  const status = context.status ?? 'in-progress';
  const words = TEXT[status];
  const earlier = context.item?.current?.text;
  return {
    step: `${stepLabel(context)} · ${STATUS[status]}`,
    title: words.title,
    subtitle: nameOf(context),
    body: [
      ...(context.text ? [`ตอนนี้: ${shortenLines(context.text, 500)}`, 'พิมพ์ข้อความใหม่เพื่อใช้แทน'] : [words.hint]),
      ...(earlier && !context.text
        ? [label(`เหมือนเดิม: "${shorten(earlier, 120)}"`, { size: 'sm', color: COLORS.muted })]
        : []),
    ],
    example: words.hint,
    buttons: buttonsOf(context),
  };
};

export const number: Builder = (context) => {
  const { item } = context;
  const unit = shorten(item?.unit ?? '', 20) || 'ครั้ง';
  const now = numberText({ asks: item?.asks ?? null, unit, target: item?.target ?? null }, context);
  const percent = item?.asks === 'percent';
  const output = shorten(item?.outputs.join(' · ') ?? '', 150);
  return {
    step: stepLabel(context),
    title: percent ? 'ถึงตอนนี้คิดเป็นร้อยละเท่าใดคะ' : `ถึงตอนนี้ทำได้กี่${unit}คะ`,
    subtitle: nameOf(context),
    body: [
      ...(output ? [`เป้าหมายในแผน: ${output}`] : []),
      ...(now ? [`ตอนนี้: ${now}`] : []),
      percent ? 'พิมพ์ตัวเลข เช่น "๖๐" หรือ "60%"' : `พิมพ์ตัวเลข เช่น "๓" ถ้ายังไม่ได้ทำเลย พิมพ์ "๐"`,
    ],
    example: percent ? 'พิมพ์ตัวเลขเดียวจาก ๐ ถึง ๑๐๐ เช่น "ร้อยละ ๖๐"' : `พิมพ์จำนวนเต็มตัวเดียว เช่น "๓" (${unit})`,
    buttons: buttonsOf(context),
  };
};

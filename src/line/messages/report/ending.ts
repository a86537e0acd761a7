/** What can stand against saving a report: the plan has changed, or the person gives it up. */
import { type Builder, buttonsOf, nameOf } from './asked.ts';

const REFUSALS = {
  'not-allowed': 'เรื่องนี้ไม่ได้อยู่ในฝ่ายของคุณแล้ว',
  retired: 'เรื่องนี้ไม่อยู่ในแผนฉบับใหม่แล้ว',
  gone: 'ไม่พบเรื่องนี้ในแผนแล้ว',
};

export const refused: Builder = (context) => ({
  title: `${REFUSALS[context.refusal ?? 'gone']} จึงยังไม่ได้บันทึก`,
  subtitle: nameOf(context),
  body: ['ข้อความและภาพยังอยู่ครบ ใช้กับเรื่องอื่นได้'],
  example: 'พิมพ์ "เรื่องอื่น" เพื่อเลือกเรื่องใหม่ หรือ "ทิ้ง"',
  buttons: buttonsOf(context),
});

export const confirmCancel: Builder = (context) => ({
  title: context.replaces === null ? 'ทิ้งรายงานนี้ไหมคะ' : 'เลิกแก้รายงานนี้ไหมคะ',
  ...(context.item && { subtitle: nameOf(context) }),
  body: [
    context.replaces === null ? 'ข้อความและภาพที่ส่งไว้ในรายงานนี้จะไม่ถูกบันทึก' : 'ที่แก้ไว้จะไม่ถูกบันทึก รายงานเดิมยังอยู่',
  ],
  example: 'พิมพ์ "ทำต่อ" หรือ "ทิ้ง"',
  buttons: buttonsOf(context),
});

import {
  CLEAR_PLAN,
  corrected,
  HOSTILE,
  inWord,
  NEXT_YEAR,
  REPORT,
  SAMPLE,
} from '../../support/plan-files.ts';
import type { Actor, Stage } from '../../support/stage.ts';
import { transcript } from '../../support/transcript.ts';

/** Somebody saves a report without photos. */
async function reports(who: Actor, about: string, ...answers: string[]) {
  await who.types(`รายงาน ${about}`);
  await who.taps('แล้วเสร็จ');
  for (const answer of answers) await who.types(answer);
  await who.taps('ยังไม่มีภาพ');
  await who.taps('บันทึก');
}

const coordinator = (stage: Stage) => stage.person('ปราณี', { role: 'coordinator' });

transcript('import-plan', 'a-plan-with-warnings-answered', async (stage) => {
  const pranee = await coordinator(stage);
  await pranee.types('นำเข้าแผน');
  await pranee.sendsFile('แผนปี 2571.txt', NEXT_YEAR);
  await pranee.taps('ดูรายการที่อ่านได้');
  await pranee.types('กลับ');
  await pranee.types('ตอบทีละข้อ');
  await pranee.types('แยก');
  await pranee.types('ทำเครื่องหมาย');
  await pranee.types('ย้อนกลับ');
  await pranee.types('ไม่รู้');
  await pranee.types('๑');
  await pranee.types('ไม่ใช้');
  await pranee.types('๑');
  await pranee.types('แยกกัน');
  await pranee.taps('กลับมาทำต่อ');
  await pranee.types('ภาพรวม');
  await stage.passes({ days: 2 });
  await pranee.types('นำเข้าแผน');
  await pranee.types('ทำต่อ');
  await pranee.types('ต่อไป');
  await pranee.types('ย้อนกลับ');
  await pranee.types('แยกกัน');
  await pranee.types('แยก');
  await pranee.types('สิ้นเดือน');
  await pranee.types('ตัดออก');
  await pranee.types('ปลายเดือนหน้า');
  await pranee.types('31 มี.ค. 71');
  await pranee.types('ปกครอง');
  await pranee.types('ไม่นับ');
  await pranee.types('แก้');
  await pranee.types('O11');
  await pranee.types('ไม่อยู่');
  await pranee.types('คงไว้');
  await pranee.types('ยืนยัน');
});

transcript('import-plan', 'a-newer-version', async (stage) => {
  const pranee = await coordinator(stage);
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const kla = await stage.person('กล้า', { divisions: ['cleansing'] });
  await reports(mali, 'O8', 'ขึ้นเว็บไซต์แล้ว');
  await reports(kla, 'ขยะชิ้นใหญ่', 'นัดครบทุกชุมชนแล้ว', '๑๒');
  const newer = corrected(
    SAMPLE,
    ['ให้บริการทุกคนด้วยมาตรฐานเดียวกัน', 'ให้บริการประชาชนทุกคนด้วยมาตรฐานเดียวกัน'],
    ['๒๔ พ.ย. ๖๙', '๒๘ พ.ย. ๖๙'],
    [
      'การสื่อสารกับชุมชนริมคลองเรื่องการเก็บขยะชิ้นใหญ่\tนัดวันเก็บขยะชิ้นใหญ่ล่วงหน้าและแจ้งผลหลังเก็บ',
      'การเก็บขยะชิ้นใหญ่ในชุมชน\tนัดวันล่วงหน้าและแจ้งผลหลังเก็บขยะทุกครั้ง',
    ],
    ['ฝ่ายรายได้ ฝ่ายเทศกิจ ฝ่ายทะเบียน', 'ฝ่ายรายได้ ฝ่ายเทศกิจ'],
  );
  await pranee.sendsFile('แผน 2570 แก้ไข.txt', newer);
  await pranee.types('ถือตามที่อ่านได้ทั้งหมด');
  await pranee.types('งานเดิม');
  await pranee.taps('ดูว่าเปลี่ยนเรื่องใด');
  await pranee.types('กลับ');
  await pranee.types('ย้อนกลับ');
  await pranee.taps('งานเดิม');
  await pranee.taps('ยืนยันนำเข้า');
  await kla.types('ประวัติ ขยะชิ้นใหญ่');
  await mali.types('ประวัติ O8');
});

transcript('import-plan', 'another-district', async (stage) => {
  const pranee = await coordinator(stage);
  await pranee.types('นำเข้าแผน');
  await pranee.sendsFile('แผน.txt', corrected(CLEAR_PLAN, ['สำนักงานเขตร่มเย็น', 'สำนักงานเขตปทุมวัน']));
  await pranee.types('ถือตามที่อ่านได้ทั้งหมด');
  await pranee.types('๑');
  await pranee.types('ไม่นำเข้า');
  await pranee.sendsFile('แผน.docx', inWord(corrected(CLEAR_PLAN, ['สำนักงานเขตร่มเย็น', 'สำนักงานเขตปทุมวัน'])));
  await pranee.types('แผน');
  await pranee.types('ต่อไป');
  await pranee.types('ใช่');
  await pranee.types('ยกเลิก');
});

transcript('import-plan', 'a-report-as-a-start', async (stage) => {
  const pranee = await coordinator(stage);
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await pranee.types('นำเข้าแผน');
  await pranee.sendsFile('รายงาน 2569 รอบแรก.txt', corrected(REPORT, ['2569', '2570'], ['2568', '2569']));
  await pranee.types('ตอบทีละข้อ');
  await pranee.types('๒๕๗๑');
  await pranee.types('ร่วมกัน');
  await pranee.types('ทะเบียน โยธา');
  await pranee.types('ครบแล้ว');
  await pranee.taps('ทุกฝ่าย');
  await pranee.types('ย้อนกลับ');
  await pranee.types('ยังไม่มอบหมาย');
  await pranee.types('ยืนยัน');
  await stage.comes('2027-10-04');
  await mali.types('ประวัติ I1');
});

transcript('import-plan', 'files-that-cannot-be-read', async (stage) => {
  const pranee = await coordinator(stage);
  await pranee.types('นำเข้าแผน');
  await pranee.sendsPhotos(1);
  await pranee.types('อยู่ในเครื่อง');
  await pranee.sendsFile('แผน.docx', HOSTILE.broken);
  await pranee.sendsFile('แผนล็อก.xlsx', HOSTILE.password);
  await pranee.sendsFile('แผน.docm', HOSTILE.macros);
  await pranee.sendsFile('แผนเล็กนิดเดียว.docx', HOSTILE['zip-bomb']);
  await pranee.sendsFile('แผน.xls', HOSTILE['old-office']);
  await pranee.sendsFile('แผน.7z', HOSTILE['wrong-type']);
  await pranee.sendsFile('บันทึก.txt', 'เรียน ผู้อำนวยการเขต\nขอเชิญประชุม');
  await pranee.types('ยกเลิก');
});

transcript('import-plan', 'a-file-unasked', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator', divisions: ['registration'] });
  await pranee.sendsFile('หนังสือเวียน.pdf', '%PDF-1.7 a letter');
  await pranee.types('ยกเลิก');
  await pranee.types('ใช่');
  await pranee.sendsFile('ตาราง.docx', inWord(CLEAR_PLAN));
  await pranee.taps('เป็นหลักฐานของรายงาน');
  await pranee.types('ยกเลิก');
  await pranee.types('ใช่');
  await pranee.sendsFile('ตาราง.docx', inWord(CLEAR_PLAN));
  await pranee.types('แผน');
  await pranee.types('ต่อ');
  await pranee.types('ยืนยัน');
  await pranee.sendsFile('ตาราง.docx', inWord(CLEAR_PLAN));
  await pranee.types('แผน');
  await pranee.types('ต่อ');
  await pranee.types('ไม่นำเข้า');
});

transcript('import-plan', 'not-a-coordinator', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('นำเข้าแผน');
});

transcript('import-plan', 'a-column-nobody-knows-and-files-in-between', async (stage) => {
  const pranee = await coordinator(stage);
  const unknown = corrected(
    CLEAR_PLAN,
    ['ผู้รับผิดชอบ', 'ใครทำ'],
    ['\tฝ่ายทะเบียน\t', '\tฝ่ายทะเบียน คณะทำงาน ITA\t'],
    ['๒๕ ธ.ค. ๗๐', 'ก่อนสิ้นปี'],
  );
  await pranee.types('นำเข้าแผน');
  await pranee.sendsFile('แผน.txt', unknown);
  await pranee.types('ตอบทีละข้อ');
  await pranee.types('ผู้รับผิดชอบ');
  await pranee.sendsFile('แผนอีกไฟล์.docx', inWord(CLEAR_PLAN));
  await pranee.types('แผน');
  await pranee.types('ไม่นำเข้า');
  await pranee.types('นำเข้าแผน');
  await pranee.types('๑');
  await pranee.types('ตอบ');
  await pranee.types('ย้อนกลับ');
  await pranee.types('ไม่ใช้');
  await pranee.types('ย้อนกลับ');
  await pranee.types('ผู้รับผิดชอบ');
  await pranee.types('ปกครอง');
  await pranee.types('31 ธ.ค. 70');
  await pranee.types('ยืนยัน');
});

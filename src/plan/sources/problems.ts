/** Why a file cannot be opened, and what to send instead: said to whoever sent it. */
import { PlanProblem } from '../problem.ts';

const PROBLEMS = {
  'too-large': 'ไฟล์ใหญ่เกิน 20 MB (the file is larger than 20 MB)',
  broken:
    'ไฟล์นี้เสียหรือไม่สมบูรณ์ โปรดเปิดและบันทึกใหม่แล้วส่งอีกครั้ง (the file is damaged: open it, save it anew, and send it again)',
  password: 'ไฟล์นี้มีรหัสผ่าน โปรดบันทึกใหม่โดยไม่มีรหัสผ่าน (locked with a password: save it without one)',
  macros:
    'ไฟล์นี้มีแมโคร จึงไม่เปิด โปรดบันทึกเป็น .docx หรือ .xlsx (the file holds macros and was not opened: save it as .docx or .xlsx)',
  'zip-bomb': 'ไฟล์นี้ขยายออกแล้วใหญ่ผิดปกติ จึงไม่เปิด (the file unpacks to an enormous size and was not opened)',
  'unsafe-xml':
    'ไฟล์นี้มีโครงสร้างที่ไม่ปลอดภัย จึงไม่เปิด (the file holds XML that no Office program writes, and was not opened)',
  'old-office':
    'ไฟล์ Word หรือ Excel รุ่นเก่า โปรดบันทึกเป็น .docx หรือ .xlsx (an old Word or Excel file: save it as .docx or .xlsx)',
  'pdf-scanned':
    'ไฟล์ PDF นี้เป็นภาพ ไม่มีตัวอักษรให้อ่าน โปรดส่งไฟล์ Word หรือ Excel (a scanned PDF without text: send the Word or Excel file)',
  'pdf-letters':
    'ตัวอักษรในไฟล์ PDF นี้อ่านออกมาไม่เป็นภาษาไทย โปรดส่งไฟล์ Word หรือ Excel (the letters of this PDF cannot be recovered: send the Word or Excel file)',
  'pdf-no-lines':
    'อ่านเส้นตารางในไฟล์ PDF นี้ไม่ได้ โปรดส่งไฟล์ Word หรือ Excel (the table lines of this PDF cannot be recovered: send the Word or Excel file)',
} as const;

export type FileProblem = keyof typeof PROBLEMS;

export const fileProblem = (code: FileProblem): PlanProblem => new PlanProblem(code, PROBLEMS[code]);

/** `type`: what the file is, as its extension. */
export const wrongType = (type: string): PlanProblem =>
  new PlanProblem(
    'wrong-type',
    `อ่านไฟล์ชนิดนี้ไม่ได้ (${type}) ใช้ Word (.docx), Excel (.xlsx), PDF หรือไฟล์ข้อความ (this type cannot be read: send Word, Excel, PDF or text)`,
  );

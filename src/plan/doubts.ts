/** What a person must look at: one code for each kind of doubt, and how it is said to the coordinator. */

const WORDINGS = {
  // the document
  'organisation-unknown': () => 'ไม่พบชื่อสำนักงานเขตในเอกสาร',
  'year-unknown': () => 'ไม่พบปีงบประมาณในเอกสาร โปรดระบุเอง',
  'year-conflict': (years: string) => `ปีงบประมาณในเอกสารไม่ตรงกัน (${years}) โปรดตรวจสอบ`,
  'year-assumed': (year: string) => `เอกสารไม่ได้ระบุปีงบประมาณ อนุมานเป็น พ.ศ. ${year} จากวันแล้วเสร็จ`,
  'period-assumed': () => 'เอกสารไม่ได้บอกว่าเป็น ๖ เดือนแรกหรือ ๖ เดือนหลัง จึงถือเป็น ๖ เดือนแรก โปรดตรวจสอบ',
  'column-unknown': (header: string) => `ไม่รู้จักคอลัมน์ "${header}" จึงไม่ได้อ่านคอลัมน์นี้`,
  'column-left': (header: string) =>
    header === '' ? 'มีคอลัมน์ที่ไม่มีหัว จึงไม่ได้อ่านคอลัมน์นี้' : `ข้อความในคอลัมน์ "${header}" ไม่ได้เก็บไว้ในแผน`,
  'column-missing': (header: string) => `ไม่พบคอลัมน์${header}`,
  'hidden-sheet': (name: string) => `ไม่ได้อ่านชีตที่ซ่อนไว้ "${name}"`,
  'hidden-rows': (text: string) => `ไม่ได้อ่านแถวที่ซ่อนไว้ในชีต ${text} แถว`,
  'hidden-columns': (text: string) => `ไม่ได้อ่านคอลัมน์ที่ซ่อนไว้ในชีต ${text}`,
  'formula-empty': (text: string) => `สูตรในชีต ${text} ไม่มีค่า จึงอ่านเป็นช่องว่าง โปรดเปิดไฟล์ใน Excel แล้วบันทึกใหม่`,
  'text-outside': (text: string) => `มีข้อความอยู่นอกตารางซึ่งไม่ได้อ่านเป็นมาตรการ: "${text}"`,
  // how the table was put together
  orphan: (text: string) => `พบข้อความต่อท้ายที่ไม่มีต้นเรื่อง อาจมีหน้าเอกสารหายไป: "${text}"`,
  'missing-indicator': (numbers: string) => `ไม่พบตัวชี้วัดที่ ${numbers} อาจมีหน้าเอกสารหายไป`,
  'indicator-order': (number: string) => `ตัวชี้วัดที่ ${number} อยู่ผิดลำดับ เลขอาจอ่านผิด`,
  'indicator-name': (text: string) => `เลขกับชื่อตัวชี้วัดไม่ตรงกัน: ${text}`,
  'no-indicator': () => 'รายการนี้ไม่อยู่ภายใต้ตัวชี้วัดใด',
  'row-width': () => 'จำนวนช่องของแถวนี้ไม่เท่ากับหัวตาราง ค่าอาจอยู่ผิดคอลัมน์',
  'continuation-doubtful': () => 'ไม่แน่ใจว่าแถวนี้ต่อจากรายการก่อนหน้า หรือเป็นรายการใหม่',
  'second-activity': () => 'ช่องประเด็นว่าง จึงถือเป็นกิจกรรมเพิ่มเติมของประเด็นก่อนหน้า ผู้รับผิดชอบแยกตามกิจกรรม',
  'merged-cells': () => 'รายการนี้ใช้ช่องร่วมกับรายการก่อนหน้า (เซลล์ผสาน) โปรดตรวจสอบว่าใช้กิจกรรมและผู้รับผิดชอบเดียวกัน',
  'same-as-above': (columns: string) => `ช่อง${columns}ว่าง จึงใช้ค่าเดียวกับรายการก่อนหน้า`,
  'picture-text': (text: string) => `ข้อความนี้น่าจะเป็นข้อความในภาพ จึงไม่ได้นับเป็นกิจกรรม: "${text}"`,
  'foreign-table': (title: string) => `มีตารางอื่นแทรกอยู่ ไม่ได้อ่านเป็นมาตรการ: "${title}"`,
  'wrong-sum': (text: string) => `ตัวเลขในตารางไม่ตรงกัน: ${text}`,
  // codes and scores
  'code-doubtful': (printed: string) => `อ่านรหัสข้อ "${printed}" ไม่ได้แน่ชัด จึงไม่ได้ใส่รหัส`,
  'code-assumed': (printed: string, read: string) =>
    `รหัสข้อพิมพ์ว่า "${printed}" อ่านเป็น ${read} ตามลำดับของข้อใกล้เคียง โปรดยืนยัน`,
  'code-range': (printed: string, read: string) => `ช่วงรหัสข้อพิมพ์ว่า "${printed}" อ่านเป็น ${read} โปรดตรวจสอบ`,
  'code-gap': (codes: string) => `รหัสข้อข้ามไป ไม่พบ ${codes} อาจมีแถวหรือหน้าหายไป`,
  'code-repeated': (code: string) => `รหัสข้อ ${code} ซ้ำกับรายการอื่น`,
  'code-elsewhere': (code: string) => `รหัสข้อ ${code} ไม่ตรงกับตัวชี้วัดที่อยู่`,
  'score-unreadable': () => 'อ่านคะแนนไม่ได้ หรือไม่อยู่ระหว่าง 0 ถึง 100',
  // cells
  'sub-titles': () => 'หลายหัวข้อย่อยมีรหัสหรือคะแนนเดียวกัน จึงนับเป็นรายการเดียว',
  'title-missing': () => 'ไม่มีชื่อประเด็น',
  'measure-missing': () => 'ไม่มีกิจกรรม ต่างจากรายการอื่นในตัวชี้วัดเดียวกัน อาจใช้เซลล์ร่วมกับรายการอื่น',
  'sub-points': () => 'มีข้อย่อยขึ้นต้นด้วยขีดอยู่ในข้อความ นับเป็นกิจกรรมเดียว โปรดตรวจสอบว่าควรแยกหรือไม่',
  'paragraph-joined': () => 'มีย่อหน้าที่ไม่มีเลขข้อ จึงนับต่อจากข้อก่อนหน้า โปรดตรวจสอบว่าเป็นข้อใหม่หรือไม่',
  'numbers-skip': (numbers: string) => `เลขข้อข้ามไป (${numbers}) อาจมีข้อหรือหน้าหายไป`,
  'marks-lost': () => 'เลขข้อในช่องนี้หายไป จึงแบ่งข้อตามคำขึ้นต้น โปรดตรวจสอบว่าแบ่งถูกหรือไม่',
  'captions-assumed': () => 'เลขข้อในช่องผลเริ่มนับใหม่ จึงถือว่าส่วนหลังเป็นคำบรรยายภาพ โปรดตรวจสอบ',
  'cell-cut': (text: string) => `ข้อความดูเหมือนถูกตัดท้าย: "…${text}"`,
  'cell-enormous': () => 'ช่องตารางยาวผิดปกติ จึงอ่านเพียงส่วนต้น',
  'repeated-words': (text: string) => `มีข้อความซ้ำติดกัน: "${text}"`,
  'refers-to-nothing': (text: string) => `"${text}" ไม่มีในรายการนี้ ข้อความอาจคัดลอกมาจากรายการอื่น`,
  'other-district': (name: string) => `มีชื่อเขตอื่น "${name}" อาจตกค้างจากต้นแบบ`,
  'copied-text': (text: string) => `ผลนี้ตรงกับมาตรการของรายการอื่น อาจคัดลอกมาผิดรายการ: "${text}"`,
  'channels-unparted': (text: string) => `"${text}" น่าจะเป็นหลายช่องทางที่ไม่ได้แยกกัน`,
  // who and when
  'responsible-missing': () => 'ไม่มีผู้รับผิดชอบ',
  'responsible-unknown': (name: string) => `ไม่รู้จักผู้รับผิดชอบ "${name}" โปรดระบุฝ่าย`,
  'responsible-likely': (printed: string, read: string) => `อ่านผู้รับผิดชอบ "${printed}" เป็น ${read} โปรดยืนยัน`,
  'responsible-qualified': (text: string) => `ผู้รับผิดชอบมีเงื่อนไข "${text}" โปรดตรวจสอบว่าหมายถึงฝ่ายใด`,
  agency: (names: string) => `มีผู้รับผิดชอบที่ไม่ใช่ฝ่ายของสำนักงานเขต จึงคงไว้ตามที่พิมพ์: ${names}`,
  'due-missing': () => 'ไม่มีวันแล้วเสร็จ',
  'due-unreadable': (text: string) => `อ่านวันแล้วเสร็จไม่ได้: "${text}"`,
  'due-inexact': (text: string) => `วันแล้วเสร็จระบุเพียงเดือน จึงใช้วันสิ้นเดือน: "${text}"`,
  'due-several': (text: string) => `มีวันแล้วเสร็จหลายวัน จึงใช้วันสุดท้าย: "${text}"`,
  'due-year-assumed': (text: string) => `วันแล้วเสร็จไม่มีปี จึงใช้ปีงบประมาณของเอกสาร: "${text}"`,
  'due-outside-year': (text: string) => `วันแล้วเสร็จอยู่นอกปีงบประมาณ: "${text}"`,
  'cadence-missing': () => 'ไม่มีระยะเวลากำกับติดตาม',
  // the import
  unassigned: (text: string) => `ยังไม่มีฝ่ายใดได้รับมอบหมาย: ${text}`,
  'unsure-match': (text: string) => `ไม่แน่ใจว่าเป็นงานเดิมหรือไม่ จึงเริ่มใหม่โดยไม่ย้ายรายงาน: ${text}`,
} satisfies Record<string, (detail: string, read: string) => string>;

export type DoubtCode = keyof typeof WORDINGS;

export interface Doubt {
  code: DoubtCode;
  /** 1-based; null when it concerns the whole document. */
  line: number | null;
  /** What the wording names: a text of the document, a number. */
  detail?: string;
  /** What `detail` was taken for, where a person could take it for something else. */
  read?: string;
  /** First line of the item that `detail` seems to belong to. */
  belongs?: number;
}

const LONGEST_DETAIL = 160;

/** The doubt as a sentence for the coordinator. */
export function wordingOf({ code, detail = '', read = '' }: Doubt): string {
  const shown = detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL)}…` : detail;
  return WORDINGS[code](shown, read);
}

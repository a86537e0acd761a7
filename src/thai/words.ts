/** Where a line of Thai may break: between words, never inside one. */

/** Words of this field that the dictionary takes apart. */
const COMPOUNDS = [
  'ความรับผิดชอบ',
  'ผู้รับผิดชอบ',
  'รับผิดชอบ',
  'ความโปร่งใส',
  'โปร่งใส',
  'ยกระดับ',
  'สำนักงานเขต',
  'หน่วยงาน',
  'เจ้าหน้าที่',
  'ผู้ปฏิบัติงาน',
  'ปฏิบัติงาน',
  'ปฏิบัติหน้าที่',
  'ผู้บังคับบัญชา',
  'จัดซื้อจัดจ้าง',
  'ประชาสัมพันธ์',
  'ข้าราชการ',
  'ส่วนราชการ',
  'กรุงเทพมหานคร',
  'ร้องเรียน',
  'เว็บไซต์',
  'พลังงาน',
  'เท่าเทียม',
  'ซักซ้อม',
  'ประพฤติมิชอบ',
  'งบประมาณ',
  'รายได้',
  'สิ่งแวดล้อม',
  'รับรู้',
];
/** Makes a noun of the word after it, or a name. */
const PREFIX = /^(?:การ|ความ|ผู้|ฝ่าย)$/u;

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
/** Stands at the end of a line with the word before it. */
const CLOSING = /^[\s)\]}"”’,.;:!?ฯๆ/%-]+$/u;
/** Stands at the beginning of a line with the word after it. */
const OPENING = /^[([{"“‘]+$/u;

/**
 * The pieces of a text between which a line may break; joined they are the text. A blank ends a piece, marks stay with
 * their word.
 */
export function breakable(text: string): string[] {
  return gathered(words(text), (piece) => OPENING.test(piece) || PREFIX.test(piece));
}

/** The same for a narrow column: compounds and nouns are taken apart as well. */
export function narrowlyBreakable(text: string): string[] {
  const words = [...segmenter.segment(text)].map(({ segment }) => segment);
  return gathered(words, (piece) => OPENING.test(piece));
}

/** What `opens` stands with the word after it, what closes with the one before. */
function gathered(words: string[], opens: (piece: string) => boolean): string[] {
  const pieces: string[] = [];
  let opening = '';
  for (const piece of words) {
    const last = pieces.length - 1;
    if (opens(piece)) opening += piece;
    else if (last >= 0 && opening === '' && CLOSING.test(piece)) pieces[last] += piece;
    else {
      pieces.push(opening + piece);
      opening = '';
    }
  }
  if (opening !== '') pieces.push(opening);
  return pieces;
}

/** The words of the dictionary, those of the compounds put together. */
function words(text: string): string[] {
  const inside = new Uint8Array(text.length);
  for (const compound of COMPOUNDS) {
    for (let at = text.indexOf(compound); at >= 0; at = text.indexOf(compound, at + 1)) {
      inside.fill(1, at + 1, at + compound.length);
    }
  }
  const found: string[] = [];
  for (const { index, segment } of segmenter.segment(text)) {
    if (inside[index] === 1) found.push(found.pop() + segment);
    else found.push(segment);
  }
  return found;
}

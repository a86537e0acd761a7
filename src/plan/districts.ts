/** The fifty districts of Bangkok: their names and how they are written in Latin letters (Royal Society, official signs). */
import { createHash } from 'node:crypto';
import { cleanText, comparable } from '../thai/text.ts';

const DISTRICTS: [name: string, slug: string][] = [
  ['พระนคร', 'phra-nakhon'],
  ['ดุสิต', 'dusit'],
  ['หนองจอก', 'nong-chok'],
  ['บางรัก', 'bang-rak'],
  ['บางเขน', 'bang-khen'],
  ['บางกะปิ', 'bang-kapi'],
  ['ปทุมวัน', 'pathum-wan'],
  ['ป้อมปราบศัตรูพ่าย', 'pom-prap-sattru-phai'],
  ['พระโขนง', 'phra-khanong'],
  ['มีนบุรี', 'min-buri'],
  ['ลาดกระบัง', 'lat-krabang'],
  ['ยานนาวา', 'yan-nawa'],
  ['สัมพันธวงศ์', 'samphanthawong'],
  ['พญาไท', 'phaya-thai'],
  ['ธนบุรี', 'thon-buri'],
  ['บางกอกใหญ่', 'bangkok-yai'],
  ['ห้วยขวาง', 'huai-khwang'],
  ['คลองสาน', 'khlong-san'],
  ['ตลิ่งชัน', 'taling-chan'],
  ['บางกอกน้อย', 'bangkok-noi'],
  ['บางขุนเทียน', 'bang-khun-thian'],
  ['ภาษีเจริญ', 'phasi-charoen'],
  ['หนองแขม', 'nong-khaem'],
  ['ราษฎร์บูรณะ', 'rat-burana'],
  ['บางพลัด', 'bang-phlat'],
  ['ดินแดง', 'din-daeng'],
  ['บึงกุ่ม', 'bueng-kum'],
  ['สาทร', 'sathon'],
  ['บางซื่อ', 'bang-sue'],
  ['จตุจักร', 'chatuchak'],
  ['บางคอแหลม', 'bang-kho-laem'],
  ['ประเวศ', 'prawet'],
  ['คลองเตย', 'khlong-toei'],
  ['สวนหลวง', 'suan-luang'],
  ['จอมทอง', 'chom-thong'],
  ['ดอนเมือง', 'don-mueang'],
  ['ราชเทวี', 'ratchathewi'],
  ['ลาดพร้าว', 'lat-phrao'],
  ['วัฒนา', 'watthana'],
  ['บางแค', 'bang-khae'],
  ['หลักสี่', 'lak-si'],
  ['สายไหม', 'sai-mai'],
  ['คันนายาว', 'khan-na-yao'],
  ['สะพานสูง', 'saphan-sung'],
  ['วังทองหลาง', 'wang-thonglang'],
  ['คลองสามวา', 'khlong-sam-wa'],
  ['บางนา', 'bang-na'],
  ['ทวีวัฒนา', 'thawi-watthana'],
  ['ทุ่งครุ', 'thung-khru'],
  ['บางบอน', 'bang-bon'],
];

const OFFICE = 'สำนักงานเขต';

/** "ปทุมวัน" of "สำนักงานเขตปทุมวัน". */
export const bareName = (organisation: string): string =>
  comparable(organisation).replace(/^(?:สำนักงาน)?เขต/u, '');

/** Whether a bare name is that of one of the fifty. */
export const isDistrict = (name: string): boolean =>
  DISTRICTS.some(([district]) => comparable(district) === name);

/**
 * The slug of a district office: of the fifty by their Latin names; of any other a short hash of its name, so that the
 * same name always gives the same slug.
 */
export function districtSlug(organisation: string): string {
  const name = bareName(organisation);
  const known = DISTRICTS.find(([district]) => comparable(district) === name);
  return known?.[1] ?? `district-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** Words that go on a sentence after "สำนักงานเขต" that names no district. */
const NO_NAME =
  /^(?:และ|หรือ|ที่|ใน|ของ|เพื่อ|โดย|ซึ่ง|ให้|ได้|มี|จะ|เป็น|ต่อ|กับ|รวม|ทุก|ต่าง|ตาม|จาก|ผู้|แล้ว|ขึ้น|ประจำ|กรุงเทพ|พร้อม|ตลอด|ทราบ|ไม่|อย่าง|ร่วม|ต้อง|นี้|นั้น|เอง|สามารถ|จึง|ยัง|ฯ|ๆ|ปรับ|นำ|รับ|จัด|ดำเนิน|เผยแพร่|แจ้ง|กำหนด|เปิด|ออก|แต่งตั้ง|ประกาศ|ประชา|ประเมิน|สร้าง|ส่ง|ใช้|ตรวจ|ติดตาม|ควร|มอบ|เพิ่ม|ยก)/u;
/** What a name is followed by when no blank ends it. */
const AFTER_NAME =
  /(?:กรุงเทพมหานคร|ประจำปี|ปีงบประมาณ|พ\.ศ|รอบ|ครั้งที่|เพื่อ|และ|โดย|ที่|ซึ่ง|เป็น|ให้|ได้|ตาม|ต่อ|[^\u0e01-\u0e3a\u0e40-\u0e4e])/u;

/**
 * The district offices that a text names, each as "สำนักงานเขต…"; the fifty are also known by "เขต…" alone.
 * `afterBlank`: a blank may part an unknown name from the word, as in titles.
 */
export function officesNamed(text: string, { afterBlank = false } = {}): string[] {
  const clean = cleanText(text);
  if (!clean.includes('เขต')) return [];
  const named = [...clean.matchAll(/สำนักงานเขต\s?(?=[\u0e01-\u0e44])/gu)].flatMap((match) => {
    const rest = clean.slice(match.index + match[0].length);
    const known = DISTRICTS.find(([name]) => rest.startsWith(name));
    const blank = match[0].endsWith(' ');
    if (known) return [OFFICE + known[0]];
    if (NO_NAME.test(rest) || (blank && !afterBlank)) return [];
    const name = rest.slice(0, 40).split(AFTER_NAME)[0]!;
    return name.length >= 2 && name.length <= 20 ? [OFFICE + name] : [];
  });
  const short = DISTRICTS.filter(([name]) => clean.includes(`เขต${name}`)).map(([name]) => OFFICE + name);
  return [...new Set([...named, ...short])];
}

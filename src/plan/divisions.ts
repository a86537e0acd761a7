/** The ten divisions of every district office, and the spellings in which plans name them. */

export interface DivisionName {
  /** Lower-case ASCII, part of ids: never changed. */
  slug: string;
  name: string;
  shortName: string;
  /** Other spellings, written without blanks and without "ฝ่าย". */
  aliases: string[];
  kind: 'division' | 'school';
}

export const ALL_DIVISIONS = 'ทุกฝ่าย';

const division = (slug: string, name: string, shortName: string, aliases: string[] = []): DivisionName => ({
  slug,
  name: `ฝ่าย${name}`,
  shortName,
  aliases,
  kind: 'division',
});

/** In the order in which offices list them. */
export const DIVISIONS: DivisionName[] = [
  division('administration', 'ปกครอง', 'ปกครอง', ['การปกครอง']),
  division('registration', 'ทะเบียน', 'ทะเบียน', ['การทะเบียน']),
  division('public-works', 'โยธา', 'โยธา', ['การโยธา']),
  division('environment', 'สิ่งแวดล้อมและสุขาภิบาล', 'สิ่งแวดล้อมฯ', ['สิ่งแวดล้อมฯ', 'สิ่งแวดล้อม']),
  division('revenue', 'รายได้', 'รายได้', ['การรายได้']),
  division('finance', 'การคลัง', 'การคลัง', ['คลัง']),
  division('city-law', 'เทศกิจ', 'เทศกิจ'),
  division('education', 'การศึกษา', 'การศึกษา', ['ศึกษา']),
  division('community', 'พัฒนาชุมชนและสวัสดิการสังคม', 'พัฒนาชุมชนฯ', [
    'พัฒนาชุมชนฯ',
    'พัฒนาชุมชน',
    'พัฒนาฯ',
    'พัฒนาชุมชนและสวัสดิการฯ',
  ]),
  division('cleansing', 'รักษาความสะอาดและสวนสาธารณะ', 'รักษาความสะอาดฯ', [
    'รักษาความสะอาดฯ',
    'รักษาความสะอาด',
    'รักษาฯ',
  ]),
];

/** The schools of a district answer together, like one division; "ทุกฝ่าย" does not mean them. */
export const SCHOOLS: DivisionName = {
  slug: 'schools',
  name: 'โรงเรียนในสังกัดเขต',
  shortName: 'โรงเรียน',
  aliases: [
    'โรงเรียนในสังกัด',
    'โรงเรียนในสังกัดสำนักงานเขต',
    'โรงเรียนสังกัดเขต',
    'โรงเรียนในสังกัดกรุงเทพมหานคร',
    'โรงเรียนในพื้นที่เขต',
    'โรงเรียนทุกแห่ง',
    'โรงเรียน',
  ],
  kind: 'school',
};

/** What can be chosen at each question of `join`, and which division or district a text names. */
import { withWayOut } from '../asking.ts';
import type { DistrictView, DivisionView } from '../facts.ts';
import type { Choice, FlowEvent } from '../flow.ts';
import { districtWords, divisionWords, named } from '../named.ts';
import { nearest } from '../near.ts';
import type { JoinContext } from './setup.ts';

const DISTRICTS_A_PAGE = 10;

export const consentChoices = (): Choice[] => [
  {
    name: 'consent',
    value: 'yes',
    label: 'ยินยอมและเริ่มใช้',
    words: ['ยินยอม', 'ตกลง', 'ได้', 'ยอมรับ', 'เริ่มใช้', 'โอเค', 'ok'],
  },
  {
    name: 'consent',
    value: 'no',
    label: 'ยังไม่ใช้ตอนนี้',
    words: ['ไม่', 'ไม่ยินยอม', 'ยังก่อน', 'ยังไม่ใช้', 'ไว้ก่อน'],
  },
  { name: 'consent', value: 'read', label: 'อ่านรายละเอียด', words: ['อ่าน', 'รายละเอียด', 'เก็บอะไรบ้าง'] },
];

export const codeChoices = (context: JoinContext): Choice[] =>
  withWayOut(context, [
    {
      name: 'code',
      value: 'none',
      label: context.standing === 'pending' ? 'ไม่มีรหัส ขอฝ่ายอื่นแทน' : 'ไม่มีรหัส',
      words: ['ไม่มี', 'ไม่มีรหัส', 'ไม่มีรหัสเชิญ', 'ไม่ได้รับ', 'ขอใหม่'],
    },
  ]);

export function districtChoices(context: JoinContext): Choice[] {
  const shown = context.districts.slice(context.from, context.from + DISTRICTS_A_PAGE);
  const more: Choice[] =
    context.districts.length > DISTRICTS_A_PAGE
      ? [{ name: 'more', value: '', label: 'ดูเขตอื่น', words: ['ต่อไป', 'ถัดไป', 'หน้าถัดไป'] }]
      : [];
  return withWayOut(context, [
    ...shown.map(({ slug, name }) => ({ name: 'district', value: slug, label: name })),
    ...more,
  ]);
}

/** Where the next page of districts begins; after the last page comes the first. */
export const nextDistricts = ({ from, districts }: JoinContext): number =>
  from + DISTRICTS_A_PAGE < districts.length ? from + DISTRICTS_A_PAGE : 0;

export function divisionChoices(context: JoinContext): Choice[] {
  const near = context.divisions.filter((division) => context.near.includes(division.id));
  const all: Choice[] =
    near.length > 0 ? [{ name: 'all', value: '', label: 'ดูทุกฝ่าย', words: ['ทั้งหมด'] }] : [];
  return withWayOut(context, [
    ...(near.length > 0 ? near : context.divisions).map((division) => ({
      name: 'division',
      value: division.id,
      label: division.name,
      words: divisionWords(division),
    })),
    ...all,
  ]);
}

/** The division that an event chooses or names beyond doubt, as a list of one; else empty. */
export function divisionOf(context: JoinContext, event: FlowEvent): DivisionView[] {
  if (event.type === 'tap') return context.divisions.filter(({ id }) => id === event.value);
  return event.type === 'text'
    ? [named(event.text, context.divisions, divisionWords)].filter((one) => one !== null)
    : [];
}

/** The district that an event chooses or names, with or without "สำนักงานเขต". */
export function districtOf(context: JoinContext, event: FlowEvent): DistrictView | null {
  if (event.type === 'tap') return context.districts.find(({ slug }) => slug === event.value) ?? null;
  return event.type === 'text' ? named(event.text, context.districts, districtWords) : null;
}

/** Without those the member serves already. */
export const notServed = ({ standing, own }: JoinContext, divisions: DivisionView[]): DivisionView[] =>
  standing === 'active' ? divisions.filter(({ id }) => !own.some((one) => one.id === id)) : divisions;

/** Ids of the divisions that `text` may mean. */
export const nearDivisions = (context: JoinContext, text: string): string[] =>
  nearest(text, context.divisions, divisionWords).map(({ id }) => id);

/** The people who are there at the first start. All are made up, and none has added the account yet. */
import { createHash } from 'node:crypto';
import type { Device, Group, Person } from './control-api.ts';

/** The official account as LINE describes it. */
export const BOT = { userId: fixedUserId('bot'), name: 'รายงาน', basicId: '@raingan' };

const COLORS = ['#0B7A5B', '#2F6FB7', '#8E4585', '#B3562E', '#5B6B2F', '#2E6E7E', '#7A4B2A', '#4B5BA7'];

/** A new person. `order` chooses the colour. */
export function makePerson(
  person: { id: string; userId: string; name: string; roleWish: string; device: Device },
  order: number,
): Person {
  return {
    ...person,
    initials: [...new Intl.Segmenter('th').segment(person.name)][0]?.segment ?? '?',
    color: COLORS[order % COLORS.length]!,
    friendship: 'stranger',
  };
}

/** The default cast. User ids never change, so that an officer in the bot's database stays the same person. */
export function defaultCast(): Person[] {
  return (
    [
      ['pranee', 'ปราณี', 'ผู้ประสานงาน ITA', 'pc'],
      ['wichai', 'วิชัย', 'หัวหน้าฝ่ายทะเบียน', 'mobile'],
      ['somsri', 'สมศรี', 'เจ้าหน้าที่ ฝ่ายทะเบียน', 'mobile'],
      ['anucha', 'อนุชา', 'เจ้าหน้าที่ ฝ่ายทะเบียน', 'pc'],
      ['kamol', 'กมล', 'เจ้าหน้าที่ ฝ่ายเทศกิจ', 'mobile'],
      ['nipha', 'นิภา', 'เจ้าหน้าที่ ฝ่ายปกครอง', 'mobile'],
      ['tawan', 'ตะวัน', 'คนมาใหม่', 'mobile'],
    ] satisfies [string, string, string, Device][]
  ).map(([id, name, roleWish, device], order) =>
    makePerson({ id, userId: fixedUserId(id), name, roleWish, device }, order),
  );
}

/** A working group of the office, which the bot has not been invited to yet. Not everybody in it is a friend of the bot. */
export function defaultGroups(): Group[] {
  return [
    {
      id: 'ita-romyen',
      groupId: `C${fixedHex('ita-romyen')}`,
      name: 'กลุ่มงาน ITA เขตร่มเย็น',
      members: ['pranee', 'wichai', 'somsri', 'anucha', 'kamol'],
      bot: false,
    },
  ];
}

function fixedUserId(name: string): string {
  return `U${fixedHex(name)}`;
}

function fixedHex(name: string): string {
  return createHash('sha256').update(`raingan simulator ${name}`).digest('hex').slice(0, 32);
}

/**
 * Holidays of the fiscal year 2570: October 2026 to September 2027. Days of the lunar calendar in 2027 are reckoned, and
 * the day of the ploughing ceremony and special days are missing until they are announced: a coordinator adds them for
 * the district.
 */
import { type Holiday, SUBSTITUTE, YEARLY } from './holiday.ts';

export const HOLIDAYS_2570: Holiday[] = [
  { date: '2026-10-13', name: 'วันนวมินทรมหาราช', source: YEARLY },
  { date: '2026-10-23', name: 'วันปิยมหาราช', source: YEARLY },
  { date: '2026-12-05', name: 'วันพ่อแห่งชาติ วันชาติ', source: YEARLY },
  { date: '2026-12-07', name: 'ชดเชยวันพ่อแห่งชาติ วันชาติ', source: SUBSTITUTE },
  { date: '2026-12-10', name: 'วันรัฐธรรมนูญ', source: YEARLY },
  { date: '2026-12-31', name: 'วันสิ้นปี', source: YEARLY },
  { date: '2027-01-01', name: 'วันขึ้นปีใหม่', source: YEARLY },
  { date: '2027-02-21', name: 'วันมาฆบูชา', source: YEARLY, expected: true },
  { date: '2027-02-22', name: 'ชดเชยวันมาฆบูชา', source: SUBSTITUTE, expected: true },
  { date: '2027-04-06', name: 'วันจักรี', source: YEARLY },
  { date: '2027-04-13', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2027-04-14', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2027-04-15', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2027-05-04', name: 'วันฉัตรมงคล', source: YEARLY },
  { date: '2027-05-20', name: 'วันวิสาขบูชา', source: YEARLY, expected: true },
  { date: '2027-06-03', name: 'วันเฉลิมพระชนมพรรษาสมเด็จพระบรมราชินี', source: YEARLY },
  { date: '2027-07-18', name: 'วันอาสาฬหบูชา', source: YEARLY, expected: true },
  { date: '2027-07-19', name: 'วันเข้าพรรษา', source: YEARLY, expected: true },
  { date: '2027-07-20', name: 'ชดเชยวันอาสาฬหบูชา', source: SUBSTITUTE, expected: true },
  { date: '2027-07-28', name: 'วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว', source: YEARLY },
  { date: '2027-08-12', name: 'วันแม่แห่งชาติ', source: YEARLY },
];

/** Holidays of the fiscal year 2569: October 2025 to September 2026. */
import { type Holiday, PALACE, SUBSTITUTE, YEARLY } from './holiday.ts';

const SPECIAL_DAYS = 'มติคณะรัฐมนตรี 12 พ.ย. 2567';

export const HOLIDAYS_2569: Holiday[] = [
  { date: '2025-10-13', name: 'วันนวมินทรมหาราช', source: YEARLY },
  { date: '2025-10-23', name: 'วันปิยมหาราช', source: YEARLY },
  { date: '2025-12-05', name: 'วันพ่อแห่งชาติ วันชาติ', source: YEARLY },
  { date: '2025-12-10', name: 'วันรัฐธรรมนูญ', source: YEARLY },
  { date: '2025-12-31', name: 'วันสิ้นปี', source: YEARLY },
  { date: '2026-01-01', name: 'วันขึ้นปีใหม่', source: YEARLY },
  { date: '2026-01-02', name: 'วันหยุดพิเศษ', source: SPECIAL_DAYS },
  { date: '2026-03-03', name: 'วันมาฆบูชา', source: YEARLY },
  { date: '2026-04-06', name: 'วันจักรี', source: YEARLY },
  { date: '2026-04-13', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2026-04-14', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2026-04-15', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2026-05-04', name: 'วันฉัตรมงคล', source: YEARLY },
  { date: '2026-05-13', name: 'วันพืชมงคล', source: PALACE },
  { date: '2026-05-31', name: 'วันวิสาขบูชา', source: YEARLY },
  { date: '2026-06-01', name: 'ชดเชยวันวิสาขบูชา', source: SUBSTITUTE },
  { date: '2026-06-03', name: 'วันเฉลิมพระชนมพรรษาสมเด็จพระบรมราชินี', source: YEARLY },
  { date: '2026-07-28', name: 'วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว', source: YEARLY },
  { date: '2026-07-29', name: 'วันอาสาฬหบูชา', source: YEARLY },
  { date: '2026-07-30', name: 'วันเข้าพรรษา', source: YEARLY },
  { date: '2026-08-12', name: 'วันแม่แห่งชาติ', source: YEARLY },
];

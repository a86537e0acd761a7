/** Holidays of the fiscal year 2568: October 2024 to September 2025. */
import { type Holiday, PALACE, SUBSTITUTE, YEARLY } from './holiday.ts';

const SPECIAL_DAYS = 'มติคณะรัฐมนตรี 12 พ.ย. 2567';
const SPECIAL_2567 = 'มติคณะรัฐมนตรี วันหยุดราชการเพิ่มเป็นกรณีพิเศษ ประจำปี 2567';

export const HOLIDAYS_2568: Holiday[] = [
  { date: '2024-10-13', name: 'วันนวมินทรมหาราช', source: YEARLY },
  { date: '2024-10-14', name: 'ชดเชยวันนวมินทรมหาราช', source: SUBSTITUTE },
  { date: '2024-10-23', name: 'วันปิยมหาราช', source: YEARLY },
  { date: '2024-12-05', name: 'วันพ่อแห่งชาติ วันชาติ', source: YEARLY },
  { date: '2024-12-10', name: 'วันรัฐธรรมนูญ', source: YEARLY },
  { date: '2024-12-30', name: 'วันหยุดพิเศษ', source: SPECIAL_2567 },
  { date: '2024-12-31', name: 'วันสิ้นปี', source: YEARLY },
  { date: '2025-01-01', name: 'วันขึ้นปีใหม่', source: YEARLY },
  { date: '2025-02-12', name: 'วันมาฆบูชา', source: YEARLY },
  { date: '2025-04-06', name: 'วันจักรี', source: YEARLY },
  { date: '2025-04-07', name: 'ชดเชยวันจักรี', source: SUBSTITUTE },
  { date: '2025-04-13', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2025-04-14', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2025-04-15', name: 'วันสงกรานต์', source: YEARLY },
  { date: '2025-04-16', name: 'ชดเชยวันสงกรานต์', source: SUBSTITUTE },
  { date: '2025-05-04', name: 'วันฉัตรมงคล', source: YEARLY },
  { date: '2025-05-05', name: 'ชดเชยวันฉัตรมงคล', source: SUBSTITUTE },
  { date: '2025-05-09', name: 'วันพืชมงคล', source: PALACE },
  { date: '2025-05-11', name: 'วันวิสาขบูชา', source: YEARLY },
  { date: '2025-05-12', name: 'ชดเชยวันวิสาขบูชา', source: SUBSTITUTE },
  { date: '2025-06-02', name: 'วันหยุดพิเศษ', source: SPECIAL_DAYS },
  { date: '2025-06-03', name: 'วันเฉลิมพระชนมพรรษาสมเด็จพระบรมราชินี', source: YEARLY },
  { date: '2025-07-10', name: 'วันอาสาฬหบูชา', source: YEARLY },
  { date: '2025-07-11', name: 'วันเข้าพรรษา', source: YEARLY },
  { date: '2025-07-28', name: 'วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว', source: YEARLY },
  { date: '2025-08-11', name: 'วันหยุดพิเศษ', source: SPECIAL_DAYS },
  { date: '2025-08-12', name: 'วันแม่แห่งชาติ', source: YEARLY },
];

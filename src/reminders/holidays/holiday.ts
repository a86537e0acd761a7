/** A day on which government offices are closed, and who decided that. */
export interface Holiday {
  /** ISO date. */
  date: string;
  name: string;
  /** The decision that it rests on. */
  source: string;
  /** Reckoned by rule, not announced yet when the list was made. */
  expected?: true;
}

/** Fixed days and those of the lunar calendar: the Prime Minister's Office announcement on office hours and holidays. */
export const YEARLY =
  'ประกาศสำนักนายกรัฐมนตรี เรื่อง กำหนดเวลาและวันหยุดราชการ พ.ศ. 2502 และที่แก้ไขเพิ่มเติม (ราชกิจจานุเบกษา)';
/** A holiday on a Saturday or Sunday is made up for on the next working day. */
export const SUBSTITUTE = 'มติคณะรัฐมนตรี พ.ศ. 2544 (วันหยุดชดเชย)';
/** The day of the ploughing ceremony is chosen each year. */
export const PALACE = 'กำหนดการของสำนักพระราชวัง';

/** Times as a chat shows them, in Bangkok. Pure. */

const ZONE = 'Asia/Bangkok';
const clock = new Intl.DateTimeFormat('th-TH', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const spoken = new Intl.DateTimeFormat('th-TH-u-ca-buddhist', {
  timeZone: ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

const long = new Intl.DateTimeFormat('th-TH-u-ca-buddhist', {
  timeZone: ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "ศ. 20 พ.ย. 2569 09:00" */
export const longTime = (at: number): string => `${long.format(at)} ${clockTime(at)}`;

/** "10:42" */
export const clockTime = (at: number): string => clock.format(at);

/** ISO date, to compare days. */
export const dayOf = (at: number): string => day.format(at);

/** "วันนี้", "เมื่อวาน", or "วันเสาร์ที่ 21 พฤศจิกายน". */
export function dayName(at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return 'วันนี้';
  if (dayOf(at) === dayOf(now - 86_400_000)) return 'เมื่อวาน';
  return spoken.format(at);
}

/** "0:03" of a sound or film, from ms. */
export function playTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "240 KB", "1.2 MB" */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

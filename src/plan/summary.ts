/** What was read, as lines for the person at the command line. */
import type { Reading } from './reading.ts';

export function summaryOf({ document, indicators, items, warnings }: Reading): string {
  const activities = items.reduce((sum, item) => sum + item.activities.length, 0);
  const nameOf = new Map(
    indicators.map(({ number, name }) => [number as number | null, `${number}) ${name}`]),
  );
  const perIndicator = [...Map.groupBy(items, ({ indicator }) => indicator)].map(
    ([number, all]) => `  ${String(all.length).padStart(3)}  ${nameOf.get(number) ?? number ?? 'ไม่มีตัวชี้วัด'}`,
  );
  const names = items.flatMap((item) => item.activities.flatMap(({ responsible }) => responsible));
  const perDivision = [...Map.groupBy(names, (name) => name)]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([name, all]) => `  ${String(all.length).padStart(3)}  ${name}`);
  return [
    document.title,
    `${document.organisation ?? 'ไม่ทราบสำนักงานเขต'} · ปีงบประมาณ พ.ศ. ${document.fiscalYearBE ?? 'ไม่ทราบ'} · ${document.layout}`,
    `${items.length} รายการ (items) · ${activities} กิจกรรม (activities) · ${warnings.length} ข้อควรตรวจสอบ (warnings)`,
    '',
    'ตามตัวชี้วัด (by indicator)',
    ...perIndicator,
    '',
    'ตามผู้รับผิดชอบ (by responsible)',
    ...perDivision,
    '',
    'ข้อควรตรวจสอบ (warnings)',
    ...(warnings.length === 0
      ? ['  ไม่มี']
      : warnings.map(({ line, text }) => `  ${line === null ? '' : `บรรทัด ${line}: `}${text}`)),
  ].join('\n');
}

/** Vertically merged cells: who, until when and how often are printed once for several rows. */
import { EMPTY_CELL } from './cell.ts';
import type { Doubt } from './doubts.ts';
import type { Draft, DraftActivity } from './draft.ts';
import type { Role } from './reading.ts';

export const SHARED: [Role, string][] = [
  ['due', 'วันแล้วเสร็จ'],
  ['responsible', 'ผู้รับผิดชอบ'],
  ['followUp', 'ระยะเวลากำกับติดตาม'],
];

/**
 * Fills who, until when and how often from the row above where all three are empty and the row above is of the same
 * indicator. One of them alone being empty is no merged cell: it stays empty, and is asked about later.
 */
export function inheritWork(drafts: Draft[], roles: Role[]): Doubt[] {
  const shared = SHARED.filter(([role]) => roles.includes(role));
  const doubts: Doubt[] = [];
  let above: { activity: DraftActivity; indicator: number | null } | null = null;
  const seen = new Set<DraftActivity>();
  for (const { activities, indicator } of drafts) {
    for (const activity of activities.filter((each) => !seen.has(each))) {
      seen.add(activity);
      const empty = shared.every(([role]) => !activity.cells.has(role) && !activity.none.has(role));
      const given =
        above && above.indicator === indicator
          ? shared.filter(([role]) => above!.activity.cells.has(role))
          : [];
      if (empty && given.length > 0) {
        for (const [role] of given) activity.cells.set(role, above!.activity.cells.get(role) ?? EMPTY_CELL);
        doubts.push({
          code: 'same-as-above',
          line: activity.lines[0]!,
          detail: given.map(([, name]) => name).join(' '),
        });
      }
      above = { activity, indicator };
    }
  }
  return doubts;
}

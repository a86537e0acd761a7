/** What a report still lacks, by division: the annex of a draft. Pure. */
import type { Item } from '../../models/item.ts';
import { measureName } from '../line/messages/measure-name.ts';
import { NO_RESULT } from '../plan/activities.ts';
import type { Period } from '../plan/period.ts';
import { shortDate } from '../thai/calendar.ts';
import type { Work } from './gather.ts';

export interface Missing {
  kind: 'no-result' | 'not-started' | 'no-photo' | 'postponed' | 'nobody';
  /** Null for a measure that nobody is responsible for. */
  division: string | null;
  /** "O15 สถิติการให้บริการ" */
  work: string;
  /** ISO date: until when it is postponed, or when it is due after the period. */
  date: string | null;
}

const NAME_LENGTH = 90;
/** Order of what belongs to no division. */
const LAST = Number.MAX_SAFE_INTEGER;

type Ordered = Missing & { order: number };

export function missingOf(
  { works, items }: { works: Work[]; items: ReadonlyMap<string, Item> },
  period: Period,
): Missing[] {
  const missing = works.flatMap(({ measure, done }): Ordered[] => {
    if (done.length === 0) {
      const item = items.get(measure.items[0]!);
      const work = item ? measureName({ ...item, text: measure.text }, NAME_LENGTH) : (measure.text ?? '');
      return [{ kind: 'nobody', division: null, work, date: null, order: LAST }];
    }
    return done.flatMap(({ assignment, state, evidence, doneBefore, division, order }): Ordered[] => {
      // nobody asks for it any more
      if (assignment.retired) return [];
      const { due } = assignment;
      const about = { division, work: measureName(assignment, NAME_LENGTH), order };
      if (state === null) {
        const later = due !== null && due.slice(0, 7) > period.to;
        return [{ kind: 'no-result', ...about, date: later ? due : null }];
      }
      const { status, until = null } = state;
      if (status === 'postponed') return [{ kind: 'postponed', ...about, date: until }];
      if (status === 'not-started') return [{ kind: 'not-started', ...about, date: null }];
      return evidence.length === 0 && !doneBefore ? [{ kind: 'no-photo', ...about, date: null }] : [];
    });
  });
  return missing.sort((a, b) => a.order - b.order).map(({ order: _, ...one }) => one);
}

const WHAT: Record<Missing['kind'], string> = {
  'no-result': NO_RESULT,
  'not-started': 'ยังไม่ดำเนินการ',
  'no-photo': 'ยังไม่มีภาพ',
  postponed: 'เลื่อนการดำเนินการ',
  nobody: 'ยังไม่มีผู้รับผิดชอบ',
};

/** "ฝ่ายทะเบียน: O15 สถิติการให้บริการ - ยังไม่มีภาพ" */
export function missingLine({ kind, division, work, date }: Missing): string {
  const day = date && shortDate(date, { year: true });
  const when = day ? (kind === 'postponed' ? ` ถึงวันที่ ${day}` : ` (กำหนด ${day})`) : '';
  return `${division === null ? '' : `${division}: `}${work} - ${WHAT[kind]}${when}`;
}

/** Photos that were filed from a group and wait for a report. */
import type { Facts } from '../../../flows/facts.ts';
import type { WorkItem } from '../../../flows/views/work.ts';
import { findBy } from '../../database/once.ts';
import { monthOf } from '../../thai/calendar.ts';
import type { Reader } from './reader.ts';

/** The work with the number of photos that are filed for each in the month of the facts. */
export const withFiled = ({ models }: Reader, { now }: Facts, items: WorkItem[]): Promise<WorkItem[]> =>
  Promise.all(
    items.map(async (item) => {
      const filed = await findBy(models.evidence, 'assignment', item.id);
      const waiting = filed.filter(
        ({ month, update, state }) =>
          month === monthOf(now) && update === null && (state === 'stored' || state === 'fetching'),
      );
      return { ...item, filed: waiting.length };
    }),
  );

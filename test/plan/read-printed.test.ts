/** What is printed on pages as the offices print it is read back, whatever the columns, cuts, digits and lists. */
import fc from 'fast-check';
import { readPlan } from '../../src/plan/read.ts';
import { comparable } from '../../src/thai/text.ts';
import { madePlan, printPlan } from './printed-plan.ts';

test('a printed plan is read back', () => {
  fc.assert(
    fc.property(madePlan, (plan) => {
      const reading = readPlan(printPlan(plan));
      const has = (role: (typeof plan.columns)[number]) => plan.columns.includes(role);
      expect(reading.document).toMatchObject({
        organisation: 'สำนักงานเขตทดลอง',
        fiscalYearBE: 2569,
        columnRoles: plan.columns,
      });
      expect(reading.indicators.map(({ number, name }) => ({ number, name }))).toEqual(
        plan.indicators.map(({ number, name }) => ({ number, name })),
      );
      const plain = (texts: string[]) => texts.map(comparable);
      const read = reading.items.map((item) => ({
        ...{ codes: item.codes, indicator: item.indicator, title: comparable(item.title), score: item.score },
        activities: item.activities.map(({ measure, outputs, channels, due, cadence, responsible }) => ({
          ...{
            measure: comparable(measure ?? ''),
            outputs: plain(outputs),
            channels: plain(channels),
            due,
            cadence,
            responsible,
          },
        })),
      }));
      const made = plan.indicators.flatMap(({ number, items }) =>
        items.map(({ code, title, score, activities }) => ({
          ...{ codes: code ? [code] : [], indicator: number, title: comparable(title), score },
          activities: activities.map(({ measures, outputs, channels, due, responsible }) => ({
            measure: comparable(
              measures.length > 1 ? measures.map((text) => `- ${text}`).join('\n') : measures[0]!,
            ),
            outputs: has('output') ? plain(outputs) : [],
            channels: has('awareness') ? plain(channels) : [],
            ...{ due, cadence: has('followUp') ? 'ทุก ๑ เดือน' : null, responsible },
          })),
        })),
      );
      expect(read).toEqual(made);
    }),
    { numRuns: 150 },
  );
});

/** Makes the start of a year's plan out of a report: its issues with their scores, problems and measures. Pure. */
import type { Reading } from './reading.ts';

/**
 * The report's results stay with the items as their history. Nothing else is carried over: a report has no due dates for
 * the new year, and those it has are over.
 */
export function asPlan(report: Reading, { fiscalYearBE }: { fiscalYearBE: number }): Reading {
  const { document, items, warnings } = report;
  return {
    ...report,
    document: {
      ...document,
      kind: 'plan',
      title: `มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ${fiscalYearBE}${
        document.organisation ? ` ${document.organisation}` : ''
      }`,
      fiscalYearBE,
      period: null,
      startedFrom: { title: document.title, period: document.period },
    },
    items: items.map((item) => ({
      ...item,
      due: null,
      captions: [],
      activities: item.activities.map((activity) => ({ ...activity, due: null })),
    })),
    warnings: warnings.filter(({ code }) => !OF_DUES.has(code)),
  };
}

const OF_DUES = new Set([
  'due-outside-year',
  'due-inexact',
  'due-several',
  'due-year-assumed',
  'due-unreadable',
]);

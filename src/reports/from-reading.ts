/** The content of a document that was read: what was in it, ready to be printed again. */
import type { Reading } from '../plan/reading.ts';
import type { ReportContent, ReportWork } from './content.ts';

/** Items that share the lines of an activity share it. Photos are not read, only their captions. */
export function contentOf({ document, indicators, items }: Reading): ReportContent {
  return {
    organisation: document.organisation ?? '',
    fiscalYearBE: document.fiscalYearBE ?? 0,
    period: document.period,
    indicators: indicators.map(({ number, name }) => ({ number, name })),
    items: items.map((item, order) => ({
      id: String(order),
      codes: item.codes,
      indicator: item.indicator,
      instrument: item.instrument,
      title: item.title,
      score: item.score,
      problem: item.problem,
      works: item.activities.map((activity, i): ReportWork => {
        const { outputs, channels, due, cadence, responsible, lines } = activity;
        const whole = item.activities.length === 1;
        return {
          id: lines.join(),
          measures: whole ? item.measures : activity.measure === null ? [] : [activity.measure],
          outputs,
          channels,
          due,
          cadence,
          responsible,
          results: i === 0 ? item.results : [],
          evidence: i === 0 ? item.captions.map((caption) => ({ caption, photos: [] })) : [],
        };
      }),
    })),
  };
}

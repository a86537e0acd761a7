/** Sets the content of a report in a layout, as the writers take it. Pure. */
import type { ReportContent } from './content.ts';
import { type Digits, withDigits } from './digits.ts';
import type { Assembled } from './gather.ts';
import type { ReportLayout } from './layouts/layout.ts';
import { missingLine } from './missing.ts';
import type { PrintedReport, Signature } from './table.ts';

export interface Printing {
  layout: ReportLayout;
  digits: Digits;
  /** With a mark across its pages and the annex of what is missing. */
  draft: boolean;
  signatures: Signature[];
}

export function printed({ content, missing }: Assembled, printing: Printing): PrintedReport {
  const { layout, digits, draft, signatures } = printing;
  const set = (text: string) => withDigits(text, digits);
  const shown = layout.isPlan ? content : withTasks(content);
  // a plan has no results that could be missing
  const lacks = layout.isPlan ? missing.filter(({ kind }) => kind === 'nobody') : missing;
  return {
    title: layout.title(shown).map(set),
    columns: layout.columns,
    rows: layout.rows(shown, digits),
    signatures,
    draft: draft ? { mark: 'ร่าง', title: 'รายการที่ยังขาด', missing: lacks.map(missingLine).map(set) } : null,
  };
}

/** In a report, what is to be put out stands for a measure without words of its own. */
const withTasks = (content: ReportContent): ReportContent => ({
  ...content,
  items: content.items.map((item) => ({
    ...item,
    works: item.works.map((work) => (work.measures.length > 0 ? work : { ...work, measures: work.outputs })),
  })),
});

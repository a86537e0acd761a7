/** The layouts that can be read, each in a file of its own; what a document is shows in its columns. */
import type { Columns } from './columns.ts';
import { compilation4 } from './layouts/compilation-4.ts';
import type { Layout } from './layouts/layout.ts';
import { plan8 } from './layouts/plan-8.ts';
import { report4, report5, report5Of2567 } from './layouts/report.ts';

const LAYOUTS: Layout[] = [plan8, report5, report5Of2567, report4, compilation4];

export const layoutFor = (columns: Columns): Layout | null =>
  LAYOUTS.find((layout) => layout.fits(columns)) ?? null;

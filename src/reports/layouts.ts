/** The layouts that can be printed, each in a file of its own. */
import { compilation4 } from './layouts/compilation-4.ts';
import type { LayoutName, ReportLayout } from './layouts/layout.ts';
import { plan8 } from './layouts/plan-8.ts';
import { report4, report5, report5Of2567 } from './layouts/report.ts';

export const LAYOUTS: ReportLayout[] = [report5, report5Of2567, report4, compilation4, plan8];

export const layoutNamed = (name: string): ReportLayout | null =>
  LAYOUTS.find((layout) => layout.name === name) ?? null;

export const layoutNames: LayoutName[] = LAYOUTS.map(({ name }) => name);

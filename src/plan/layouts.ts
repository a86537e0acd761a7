/** The layouts that can be read, each in a file of its own; what a document is shows in the roles of its columns. */
import type { Layout } from './layouts/layout.ts';
import { plan8 } from './layouts/plan-8.ts';
import { report4, report5 } from './layouts/report.ts';
import type { Role } from './reading.ts';

const LAYOUTS: Layout[] = [plan8, report5, report4];

export const layoutFor = (roles: Role[]): Layout | null =>
  LAYOUTS.find((layout) => layout.fits(roles)) ?? null;

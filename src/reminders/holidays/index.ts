/** The holidays of Thailand that the project knows, by date. A district adds and takes away its own (settings.ts). */
import { HOLIDAYS_2568 } from './2568.ts';
import { HOLIDAYS_2569 } from './2569.ts';
import { HOLIDAYS_2570 } from './2570.ts';
import type { Holiday } from './holiday.ts';

export const HOLIDAYS: Holiday[] = [...HOLIDAYS_2568, ...HOLIDAYS_2569, ...HOLIDAYS_2570];

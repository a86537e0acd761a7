/** Columns whose header nobody knows: what they hold is put where the coordinator says. */
import { headerOf } from '../../columns.ts';
import type { DoubtCode } from '../../doubts.ts';
import type { Role } from '../../reading.ts';
import { choice, type Kind } from './kind.ts';

/** What a column can hold, by what a reader would miss most. */
export const READABLE = [
  'measure',
  'responsible',
  'due',
  'output',
  'awareness',
  'followUp',
  'problem',
  'result',
] as const satisfies Role[];

export const columnKinds = {
  'column-unknown': {
    ask: 'คอลัมน์นี้คืออะไร',
    choices: (_, { document: { columnRoles } }) => [
      choice('none', 'ไม่ใช้คอลัมน์นี้', ['ไม่ใช้', 'ข้าม', 'ไม่ต้องอ่าน']),
      ...READABLE.filter((role) => !columnRoles.includes(role)).map((role) => choice(role, headerOf(role))),
    ],
    // read before all other doubts are looked at: see ../columns.ts
    apply: () => {},
  },
} satisfies Partial<Record<DoubtCode, Kind>>;

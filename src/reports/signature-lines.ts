/** What stands where somebody signs: three lines, with dots to write on. */
import type { Signature } from './table.ts';

const DOTS = '.'.repeat(48);

export const signatureLines = ({ role, name, position }: Signature): [string, string, string] => [
  `ลงชื่อ ${DOTS} ${role}`,
  `(${name ?? DOTS})`,
  `ตำแหน่ง ${position ?? DOTS}`,
];

/** Who signs a report. */
import type { Signature } from '../../models/district.ts';

const open = (role: string): Signature => ({ role, name: null, position: null });

/** Of a district that has not chosen: names are filled in by hand. */
export const USUAL_SIGNATURES: Signature[] = [open('ผู้รายงาน'), open('ผู้ตรวจสอบ'), open('ผู้อำนวยการเขต')];

/** Invitation codes as people type them: "k7m2 9qxd", "K7M2–9QXD", "รหัส K๗M๒-๙QXD", or the forwarded message as a whole. */
import { oneSpelling } from './typed.ts';

/** Two groups of four letters or digits that stand alone. */
const CODE = /(?<![A-Z0-9])([A-Z0-9]{4})[\s\-–—_.]*([A-Z0-9]{4})(?![A-Z0-9])/u;
/** The same with a gap after any character, when it is all there is. */
const SPELT_OUT = /^(?:[A-Z0-9][\s\-–—_.]*){8}$/u;

/** The code as it is stored, `K7M2-9QXD`, or null when the text holds nothing of that form. */
export function invitationCode(text: string): string | null {
  const typed = oneSpelling(text).toUpperCase().trim();
  const [, first, second] = CODE.exec(typed) ?? [];
  if (first && second) return `${first}-${second}`;
  if (!SPELT_OUT.test(typed)) return null;
  const all = typed.replace(/[^A-Z0-9]/gu, '');
  return `${all.slice(0, 4)}-${all.slice(4)}`;
}

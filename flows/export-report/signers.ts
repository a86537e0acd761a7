/** Who signs a report, as a coordinator types it: a line for each, from left to right. Pure. */
import { MOST_NAME_LETTERS, MOST_SIGNATURES, type Signature } from '../../models/district.ts';
import { cleanText } from '../../src/thai/text.ts';

/** "ผู้รายงาน: นางสาวมะลิ ใจดี (นักจัดการงานทั่วไป)"; name and position may be left out. */
const LINE =
  /^(?<role>[^:：(]+)(?:[:：]\s*(?<name>[^()]*?)\s*)?(?:\((?<position>[^()]+)\)|ตำแหน่ง\s*(?<title>.+))?$/u;

/** Null when a line cannot be read, or there are too many. */
export function readSigners(text: string): Signature[] | null {
  const lines = text
    .split(/[\n\r]+/u)
    .map(cleanText)
    .filter(Boolean);
  if (lines.length === 0 || lines.length > MOST_SIGNATURES) return null;
  // without any colon it is a sentence about something else
  if (!lines.some((line) => /[:：]/u.test(line))) return null;
  const signers = lines.map(signerOf);
  return signers.every((one) => one !== null) ? signers : null;
}

function signerOf(line: string): Signature | null {
  const { role, name, position, title } = LINE.exec(line.replace(/^[-•\d๐-๙.)]+\s*/u, ''))?.groups ?? {};
  const signer = {
    role: role?.trim() ?? '',
    name: name?.trim() || null,
    position: (position ?? title)?.trim() || null,
  };
  const fits = Object.values(signer).every((part) => part === null || part.length <= MOST_NAME_LETTERS);
  return signer.role !== '' && fits ? signer : null;
}

/** "ผู้รายงาน นางสาวมะลิ ใจดี (นักจัดการงานทั่วไป)" */
export const signerText = ({ role, name, position }: Signature): string =>
  [role, name, position && `(${position})`].filter(Boolean).join(' ');

/** Opens whatever file somebody has a plan or report in: text, Word, Excel or PDF, known by its content alone. */
import { fileTypeFromBuffer } from 'file-type';
import { readSource, type Source } from './source.ts';
import { readDocx } from './sources/docx.ts';
import { openOffice } from './sources/office.ts';
import { readPdf } from './sources/pdf.ts';
import { fileProblem, wrongType } from './sources/problems.ts';
import { readXlsx } from './sources/xlsx.ts';

export const MAX_FILE_BYTES = 20_000_000;

/** @throws PlanProblem for what cannot be opened; its message says why and what to send instead */
export async function openFile(bytes: Buffer): Promise<Source> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw fileProblem('too-large');
  }
  if (bytes.subarray(0, 4).equals(ZIP)) {
    const office = await openOffice(bytes);
    return office.kind === 'docx' ? readDocx(office) : readXlsx(bytes, office);
  }
  if (bytes.subarray(0, 8).equals(OLE)) {
    throw fileProblem(bytes.includes(ENCRYPTED) ? 'password' : 'old-office');
  }
  if (bytes.subarray(0, 1024).includes('%PDF-')) return readPdf(bytes);
  const type = await fileTypeFromBuffer(bytes);
  if (type && !type.mime.startsWith('text/') && type.mime !== 'application/xml') throw wrongType(type.ext);
  return { lines: readSource(decode(bytes)), doubts: [] };
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** The container of Word and Excel before 2007, and of what they lock with a password today: the name of its stream. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** UTF-8; UTF-16 by its mark; else the Thai code page of older Windows programs. */
function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-874').decode(bytes);
  }
}

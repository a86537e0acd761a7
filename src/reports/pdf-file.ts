/** The objects of a PDF as Typst writes version 1.4: one after another, and a table of their places at the end. */

export interface PdfFile {
  /** By number. */
  objects: Map<number, PdfObject>;
  header: Buffer;
  trailer: string;
}

export interface PdfObject {
  /** What stands before the stream, or the whole object; one letter a byte. */
  text: string;
  stream: Buffer | null;
}

export function readPdfFile(pdf: Buffer): PdfFile {
  const end = pdf.lastIndexOf('startxref');
  const table = Number(pdf.toString('latin1', end + 10, end + 30).split('\n')[0]);
  const [, count, entries] = /^xref\n0 (\d+)\n([^t]*)/.exec(pdf.toString('latin1', table, end)) ?? [];
  if (!entries) throw new Error('The PDF has no table of its objects.');
  const places = entries
    .split('\n')
    .slice(0, Number(count))
    .flatMap((entry, number) => (entry[17] === 'n' ? [{ number, at: Number(entry.slice(0, 10)) }] : []))
    .sort((a, b) => a.at - b.at);
  const objects = places.map(({ number, at }, i): [number, PdfObject] => [
    number,
    objectOf(pdf.subarray(at, places[i + 1]?.at ?? table)),
  ]);
  return {
    objects: new Map(objects),
    header: pdf.subarray(0, places[0]!.at),
    trailer: pdf.toString('latin1', pdf.indexOf('trailer', table), end),
  };
}

const STREAM = '>>\nstream\n';

function objectOf(bytes: Buffer): PdfObject {
  const at = bytes.indexOf(STREAM);
  if (at < 0) return { text: bytes.toString('latin1'), stream: null };
  const text = bytes.toString('latin1', 0, at + 3);
  const length = Number(/\/Length (\d+)/.exec(text)![1]);
  return { text, stream: bytes.subarray(at + STREAM.length, at + STREAM.length + length) };
}

export function writePdfFile({ objects, header, trailer }: PdfFile): Buffer {
  const parts: Buffer[] = [header];
  const places = new Map<number, number>();
  let at = header.length;
  const put = (part: Buffer | string) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [number, { text, stream }] of objects) {
    places.set(number, at);
    put(stream ? text.replace(/\/Length \d+/, `/Length ${stream.length}`) : text);
    if (!stream) continue;
    put('stream\n');
    put(stream);
    put('\nendstream\nendobj\n\n');
  }
  const table = at;
  const count = Math.max(...objects.keys()) + 1;
  put(`xref\n0 ${count}\n`);
  for (let number = 0; number < count; number++) {
    const place = places.get(number);
    const entry = place === undefined ? '0000000000 65535 f' : `${String(place).padStart(10, '0')} 00000 n`;
    put(`${entry} \n`);
  }
  put(`${trailer}startxref\n${table}\n%%EOF`);
  return Buffer.concat(parts);
}

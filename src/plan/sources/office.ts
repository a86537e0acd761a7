/** Opens an Office file and tells what it is by the types of its parts, never by its name. */
import { fileProblem, wrongType } from './problems.ts';
import { elements, hasDoctype, readXml, type XmlNode } from './xml.ts';
import { openZip } from './zip.ts';

export interface Office {
  kind: 'docx' | 'xlsx';
  /** Path of the part that holds the document. */
  main: string;
  /** The XML of a part; null when there is none of this path. */
  part(path: string): XmlNode | null;
  /** The parts whose path fits, as they are written. */
  texts(path: RegExp): string[];
}

const TYPES = '[Content_Types].xml';
const KINDS: [type: RegExp, kind: Office['kind'], usual: string][] = [
  [/wordprocessingml\.(?:document|template)\.main\+xml$/, 'docx', 'word/document.xml'],
  [/spreadsheetml\.(?:sheet|template)\.main\+xml$/, 'xlsx', 'xl/workbook.xml'],
];

/**
 * Every part is unpacked once, so that whoever reads the file after this meets no surprise.
 * @throws PlanProblem for macros, passwords, bombs, damage, and whatever is neither Word nor Excel
 */
export async function openOffice(bytes: Buffer): Promise<Office> {
  const zip = await openZip(bytes);
  if (!zip.names.includes(TYPES)) throw wrongType(zip.names.includes('mimetype') ? 'OpenDocument' : 'zip');
  const types = elements(readXml(await zip.read(TYPES))).map(({ attributes }) => ({
    path: attributes.PartName?.replace(/^\//, ''),
    type: attributes.ContentType ?? '',
  }));
  const macros = (name: string) => /vbaProject\.bin$|^xl\/macrosheets\//i.test(name);
  if (types.some(({ type }) => /macroEnabled|vbaProject/i.test(type)) || zip.names.some(macros)) {
    throw fileProblem('macros');
  }
  // some programs name the type of the main part as that of all XML, without its path
  const found = types.flatMap(({ path, type }) => {
    const known = KINDS.find(([pattern]) => pattern.test(type));
    return known ? [{ kind: known[1], main: path ?? known[2] }] : [];
  })[0];
  if (!found) throw wrongType('Office');
  const parts = new Map<string, Buffer>();
  for (const name of zip.names) {
    const content = await zip.read(name);
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    if (hasDoctype(content)) throw fileProblem('unsafe-xml');
    parts.set(name, content);
  }
  return {
    ...found,
    part(path) {
      const content = parts.get(path);
      return content ? readXml(content) : null;
    },
    texts: (path) => [...parts].flatMap(([name, content]) => (path.test(name) ? [content.toString()] : [])),
  };
}

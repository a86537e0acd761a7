/** Reads the XML of Office files into plain nodes. */
import { SaxesParser } from 'saxes';
import { PlanProblem } from '../problem.ts';
import { fileProblem } from './problems.ts';

export interface XmlNode {
  /** With the usual prefix of its namespace ("w:p"), whatever prefix the file has for it. */
  name: string;
  /** By their names as written. */
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
}

/** Namespaces by the prefix under which they are known; the second ones are those of the strict kind of OOXML. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
};

/** Deeper than tables in tables in text boxes go. */
const MAX_DEPTH = 256;

/** @throws PlanProblem for XML that is damaged, or that defines entities of its own, which no Office program writes */
export function readXml(bytes: Buffer): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open: XmlNode[] = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw fileProblem('unsafe-xml');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length > MAX_DEPTH) throw fileProblem('unsafe-xml');
    const plain: Record<string, string> = {};
    for (const name in attributes) plain[attributes[name]!.local] = attributes[name]!.value;
    const node: XmlNode = { name: `${PREFIXES[uri] ?? '?'}:${local}`, attributes: plain, children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string) => {
    open.at(-1)!.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(decode(bytes)).close();
  } catch (error) {
    throw error instanceof PlanProblem ? error : fileProblem('broken');
  }
  return root.children.find((child) => typeof child !== 'string') ?? root;
}

/** Whether XML, in whatever encoding, has a document type, in which entities would be defined. */
export const hasDoctype = (bytes: Buffer): boolean =>
  ['latin1', 'utf16le'].some((encoding) =>
    bytes.includes(Buffer.from('<!DOCTYPE', encoding as BufferEncoding)),
  );

/** The child elements, all or those of a name. */
export const elements = (node: XmlNode, name?: string): XmlNode[] =>
  node.children.filter(
    (child): child is XmlNode => typeof child !== 'string' && (!name || child.name === name),
  );

/** The first element that the path of names leads to. */
export function find(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let at = node;
  for (const name of path) at = at && elements(at, name)[0];
  return at;
}

function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

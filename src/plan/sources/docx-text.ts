/** Reads the paragraphs of a Word document as HTML: runs joined, changes accepted, numbers of lists as they are shown. */
import type { Numbering } from './docx-numbering.ts';
import { escapeText } from './html.ts';
import { elements, find, type XmlNode } from './xml.ts';

export interface Paragraph {
  /** With the mark of its list ("๑.", "-"). */
  html: string;
  /** Of its list, from 0; null for a paragraph of no list. */
  level: number | null;
  /** All of it is bold, or it is a heading. */
  emphasised: boolean;
}

/** What was deleted or moved away, what is said elsewhere, and the code of fields ("PAGE"). */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:pPr', 'w:rPr', 'w:sdtPr', 'w:rt']);
/** Letters of symbol fonts: marks of a list where a text begins, pictures elsewhere. */
const SYMBOLS = /[\uf020-\uf0ff]/g;

export class ParagraphReader {
  private readonly numbering: Numbering;
  /** A paragraph whose end was deleted goes on in the next one. */
  private open = '';

  constructor(numbering: Numbering) {
    this.numbering = numbering;
  }

  /** The paragraph, and after it those of the text boxes that hang on it. */
  read(node: XmlNode): Paragraph[] {
    const properties = find(node, 'w:pPr');
    const run = new RunReader();
    run.visit(node);
    const html = this.open + run.html;
    this.open = '';
    if (find(properties, 'w:rPr', 'w:del') || find(properties, 'w:rPr', 'w:moveFrom')) {
      this.open = html;
      return [];
    }
    const empty = html.replaceAll('<br>', '').trim() === '';
    const mark = empty ? null : this.numbering.mark(properties);
    const text = html.replace(/^\s*[\uf020-\uf0ff]/, '•').replace(SYMBOLS, ' ');
    const paragraph: Paragraph = {
      html: mark?.text ? `${escapeText(mark.text)} ${text}` : text,
      level: mark?.level ?? null,
      emphasised: run.bold || this.numbering.isHeading(properties),
    };
    const boxes = run.boxes.flatMap((box) => paragraphsIn(box).flatMap((inner) => this.read(inner)));
    return [paragraph, ...boxes];
  }
}

const paragraphsIn = (node: XmlNode): XmlNode[] =>
  elements(node).flatMap((child) => (child.name === 'w:p' ? [child] : paragraphsIn(child)));

/** Walks the runs of one paragraph. */
class RunReader {
  html = '';
  readonly boxes: XmlNode[] = [];
  private plain = false;
  private thick = false;

  /** There is text, and all of it is bold. */
  get bold(): boolean {
    return this.thick && !this.plain;
  }

  visit(node: XmlNode, bold = false): void {
    for (const child of elements(node)) {
      switch (child.name) {
        case 'w:r': {
          const properties = find(child, 'w:rPr');
          if (!isOn(properties, 'w:vanish'))
            this.visit(child, isOn(properties, 'w:b') || isOn(properties, 'w:bCs'));
          break;
        }
        case 'w:t':
        case 'm:t':
          this.text(child.children.filter((part) => typeof part === 'string').join(''), bold);
          break;
        case 'w:tab':
        case 'w:ptab':
          this.html += ' ';
          break;
        case 'w:br':
        case 'w:cr':
          this.html += '<br>';
          break;
        case 'w:noBreakHyphen':
          this.html += '-';
          break;
        case 'w:sym':
          this.html += /^f0/i.test(child.attributes.char ?? '') ? '\uf0b7' : ' ';
          break;
        case 'w:txbxContent':
          this.boxes.push(child);
          break;
        case 'mc:AlternateContent':
          // the same content twice, for newer and for older programs
          this.visit(find(child, 'mc:Choice') ?? find(child, 'mc:Fallback') ?? child, bold);
          break;
        default:
          if (!SKIPPED.has(child.name)) this.visit(child, bold);
      }
    }
  }

  private text(text: string, bold: boolean): void {
    this.html += escapeText(text);
    if (text.trim() === '') return;
    if (bold) this.thick = true;
    else this.plain = true;
  }
}

/** A property of a run that is there and not switched off. */
function isOn(properties: XmlNode | undefined, name: string): boolean {
  const value = find(properties, name)?.attributes;
  return value !== undefined && !['0', 'false', 'off'].includes(value.val ?? '');
}

/** Counts the lists of a Word document: their numbers stand in no text, but a reader sees them. */
import { toThaiDigits } from '../../thai/digits.ts';
import { elements, find, type XmlNode } from './xml.ts';

export interface Mark {
  /** "๑.", "1.2", "-"; empty for a list without marks. */
  text: string;
  level: number;
}

export interface Numbering {
  /** The mark of the next paragraph with these properties; null when it is of no list. */
  mark(paragraph: XmlNode | undefined): Mark | null;
  isHeading(paragraph: XmlNode | undefined): boolean;
}

interface Level {
  start: number;
  format: string;
  /** "%1.%2" */
  text: string;
  /** Numbers of the levels above are shown in Arabic digits. */
  legal: boolean;
}

interface Style {
  name: string;
  basedOn: string | null;
  list: { id: string | null; level: number | null };
}

const LEVELS = 9;

/** `numbering`, `styles`: the parts of the document, null where it has none. */
export function numberingOf(numbering: XmlNode | null, styles: XmlNode | null): Numbering {
  const styleById = stylesOf(styles);
  const lists = listsOf(numbering);
  const counted = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  const placeOf = (paragraph: XmlNode | undefined) => {
    const own = listOf(paragraph);
    const inherited = chain(styleById, paragraph).map(({ list }) => list);
    const id = [own, ...inherited].find((list) => list.id !== null)?.id ?? null;
    const level = [own, ...inherited].find((list) => list.level !== null)?.level ?? 0;
    return { id, level: Math.min(Math.max(level, 0), LEVELS - 1) };
  };

  return {
    isHeading: (paragraph) =>
      chain(styleById, paragraph).some(({ name }) => /^(?:heading|title|หัว)/i.test(name)),
    mark(paragraph) {
      const { id, level } = placeOf(paragraph);
      const list = id === null ? undefined : lists.get(id);
      if (!list) return null;
      const counts = counted.get(list.abstract) ?? [];
      counted.set(list.abstract, counts);
      if (!started.has(id!)) for (const [at, start] of list.restarts) counts[at] = start - 1;
      started.add(id!);
      const levels = list.levels;
      for (let at = 0; at < level; at++) counts[at] ??= levels[at]?.start ?? 1;
      counts[level] = (counts[level] ?? (levels[level]?.start ?? 1) - 1) + 1;
      counts.length = level + 1;
      return { text: shown(levels, level, counts), level };
    },
  };
}

function shown(levels: (Level | undefined)[], at: number, counts: (number | undefined)[]): string {
  const level = levels[at];
  if (!level || level.format === 'none') return '';
  if (level.format === 'bullet') return /^[-–—•·]/u.test(level.text) ? level.text : '•';
  return level.text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const other = Number(digit) - 1;
      const format = level.legal ? 'decimal' : (levels[other]?.format ?? 'decimal');
      return inFormat(counts[other] ?? 1, format);
    })
    .trim();
}

const THAI_LETTERS = [...'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'];
const ROMAN: [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number in one of Word's formats; those not known here are shown in Arabic digits. */
function inFormat(number: number, format: string): string {
  switch (format) {
    case 'thaiNumbers':
      return toThaiDigits(number);
    case 'thaiLetters':
      return repeated(THAI_LETTERS, number);
    case 'lowerLetter':
      return repeated([...'abcdefghijklmnopqrstuvwxyz'], number);
    case 'upperLetter':
      return repeated([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'], number);
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** After the last letter come "กก", "ขข". */
const repeated = (letters: string[], number: number): string =>
  number < 1
    ? String(number)
    : letters[(number - 1) % letters.length]!.repeat(Math.ceil(number / letters.length) % 10);

function roman(number: number): string {
  let rest = Math.min(number, 300);
  let text = '';
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
}

interface List {
  abstract: string;
  levels: (Level | undefined)[];
  /** Levels at which this list begins to count anew when it is first used. */
  restarts: Map<number, number>;
}

function listsOf(part: XmlNode | null): Map<string, List> {
  const lists = new Map<string, List>();
  if (!part) return lists;
  const abstracts = elements(part, 'w:abstractNum');
  const styled = new Map(abstracts.map((node) => [find(node, 'w:styleLink')?.attributes.val, node]));
  for (const node of elements(part, 'w:num')) {
    const id = find(node, 'w:abstractNumId')?.attributes.val;
    const named = abstracts.find((each) => each.attributes.abstractNumId === id);
    const link = named && find(named, 'w:numStyleLink')?.attributes.val;
    const abstract = link === undefined ? named : (styled.get(link) ?? named);
    if (!abstract) continue;
    const levels = levelsOf(abstract);
    const restarts = new Map<number, number>();
    for (const override of elements(node, 'w:lvlOverride')) {
      const at = Number(override.attributes.ilvl);
      Object.assign(levels, levelsOf(override));
      const start = find(override, 'w:startOverride')?.attributes.val;
      if (start !== undefined) restarts.set(at, Number(start));
    }
    lists.set(node.attributes.numId ?? '', {
      abstract: abstract.attributes.abstractNumId ?? '',
      levels,
      restarts,
    });
  }
  return lists;
}

function levelsOf(node: XmlNode): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const level of elements(node, 'w:lvl')) {
    const at = Number(level.attributes.ilvl);
    if (!(at >= 0 && at < LEVELS)) continue;
    const value = (name: string) => find(level, name)?.attributes.val;
    levels[at] = {
      start: Number(value('w:start') ?? 1) || 0,
      format: value('w:numFmt') ?? 'decimal',
      text: value('w:lvlText') ?? '',
      legal: find(level, 'w:isLgl') !== undefined,
    };
  }
  return levels;
}

function stylesOf(part: XmlNode | null): Map<string, Style> {
  return new Map(
    (part ? elements(part, 'w:style') : []).map((node): [string, Style] => [
      node.attributes.styleId ?? '',
      {
        name: find(node, 'w:name')?.attributes.val ?? '',
        basedOn: find(node, 'w:basedOn')?.attributes.val ?? null,
        list: listOf(find(node, 'w:pPr')),
      },
    ]),
  );
}

/** The styles of a paragraph, each followed by the one that it is based on. */
function chain(styles: Map<string, Style>, paragraph: XmlNode | undefined): Style[] {
  const found: Style[] = [];
  let id = find(paragraph, 'w:pStyle')?.attributes.val ?? null;
  while (id !== null && found.length < 20) {
    const style = styles.get(id);
    if (!style) break;
    found.push(style);
    id = style.basedOn;
  }
  return found;
}

function listOf(properties: XmlNode | undefined): Style['list'] {
  const list = find(properties, 'w:numPr');
  const level = find(list, 'w:ilvl')?.attributes.val;
  return {
    id: find(list, 'w:numId')?.attributes.val ?? null,
    level: level === undefined ? null : Number(level),
  };
}

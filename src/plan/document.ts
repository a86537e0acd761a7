/** Reads what the document says of itself: title, district office, fiscal year. */

import { fiscalYearBE } from '../thai/calendar.ts';
import { findDates, findFiscalYears } from '../thai/dates.ts';
import { toArabicDigits } from '../thai/digits.ts';
import { similarity } from '../thai/text.ts';
import { cellText, readCell } from './cell.ts';
import { officesNamed } from './districts.ts';
import type { Doubt } from './doubts.ts';
import { readHeading } from './headings.ts';
import { isFurniture } from './outside.ts';
import type { SourceLine } from './source.ts';

export interface About {
  title: string;
  organisation: string | null;
  fiscalYearBE: number | null;
  doubts: Doubt[];
}

const CITY = 'กรุงเทพมหานคร';
/** How many lines before the first table may be its title. */
const TITLE_LINES = 12;
/** Lines of a title stand no farther apart. */
const TITLE_GAP = 3;

/** `citywide`: the document is one of many offices, and is of the city where its title names no office. */
export function aboutDocument(
  lines: SourceLine[],
  headerLine: number,
  dueTexts: string[],
  { citywide }: { citywide: boolean },
): About {
  const texts = lines.filter((line) => line.text !== '');
  const above = lines
    .filter(({ number }) => number < headerLine)
    .map((line) => ({ ...line, text: textIn(line) }))
    .filter(({ text }) => text !== '')
    .slice(-TITLE_LINES);
  const title = titleOf(above);
  const everything = lines.map((line) => line.text || (line.cells?.join(' ') ?? ''));
  const organisation =
    officesNamed(title, { afterBlank: true })[0] ??
    (citywide ? CITY : undefined) ??
    mostFrequent(texts.flatMap(({ text }) => officesNamed(text))) ??
    mostFrequent(everything.flatMap((text) => officesNamed(text.slice(0, 2000))));
  const year = yearOf(
    title,
    texts.map(({ text }) => text),
    dueTexts,
  );
  const doubts: Doubt[] = organisation
    ? year.doubts
    : [{ code: 'organisation-unknown', line: null }, ...year.doubts];
  return { title, organisation: organisation ?? null, fiscalYearBE: year.fiscalYearBE, doubts };
}

/** From the first line that says what the document is; the lines after it belong to it. */
function titleOf(above: SourceLine[]): string {
  const first = above.findIndex(({ text }) => /มาตรการ|แผน|รายงาน|สำนักงานเขต/u.test(text));
  if (first < 0)
    return above
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 300);
  const title = [above[first]!];
  for (const line of above.slice(first + 1)) {
    const last = title.at(-1)!;
    const other = isFurniture(line.text) || readHeading(line.text, line.emphasised ? 'emphasised' : 'plain');
    if (
      other ||
      line.number > last.number + TITLE_GAP ||
      title.some(({ text }) => similarity(text, line.text) > 0.9)
    )
      break;
    title.push(line);
  }
  return title
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 300);
}

/** The title says it best; then the lines outside the tables; then the due dates, which must agree with either. */
function yearOf(title: string, texts: string[], dueTexts: string[]): Pick<About, 'fiscalYearBE' | 'doubts'> {
  const dueYear = mostFrequent(
    dueTexts
      .flatMap((text) => findDates(text))
      .flatMap(({ iso, exactYear }) => (iso && exactYear ? [fiscalYearBE(iso)] : [])),
  );
  const printed =
    // a title may also name the year whose assessment the measures come from
    latest(findFiscalYears(title)) ??
    yearOfMonths(title) ??
    yearInTitle(title) ??
    mostFrequent(texts.flatMap(findFiscalYears));
  if (printed && dueYear && printed !== dueYear) {
    const line = null;
    return {
      fiscalYearBE: printed,
      doubts: [{ code: 'year-conflict', line, detail: `${printed}, ${dueYear}` }],
    };
  }
  if (printed) return { fiscalYearBE: printed, doubts: [] };
  if (dueYear)
    return { fiscalYearBE: dueYear, doubts: [{ code: 'year-assumed', line: null, detail: String(dueYear) }] };
  return { fiscalYearBE: null, doubts: [{ code: 'year-unknown', line: null }] };
}

const latest = (years: number[]): number | undefined => (years.length > 0 ? Math.max(...years) : undefined);

/** "(ตุลาคม 2567 - มีนาคม 2568)" */
function yearOfMonths(title: string): number | undefined {
  const dates = findDates(title).flatMap(({ iso, exactYear }) => (iso && exactYear ? [iso] : []));
  return dates.length >= 2 ? fiscalYearBE(dates.at(-1)!) : undefined;
}

/** "ประจำปี ๒๕๖๖", "พ.ศ. ๒๕๖๖" */
function yearInTitle(title: string): number | null {
  const year = /(?<!\d)25\d\d(?!\d)/.exec(toArabicDigits(title));
  return year ? Number(year[0]) : null;
}

/** A line above the table; a title may also stand in one cell of a row, or repeated in all. */
function textIn(line: SourceLine): string {
  const cells = new Set(line.cells?.map((cell) => cellText(readCell(cell))).filter((text) => text !== ''));
  return line.cells ? (cells.size === 1 ? [...cells][0]! : '') : line.text;
}

function mostFrequent<T>(values: T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

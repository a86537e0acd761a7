/** Gathers the rows of a table into items with their activities, over page ends and headings. */
import { type Cell, cellText, joinCells } from './cell.ts';
import { readCodes } from './codes.ts';
import type { Place, Relation } from './continuation.ts';
import { withoutDittos } from './ditto.ts';
import type { Doubt } from './doubts.ts';
import { type Draft, ITEM_ROLES } from './draft.ts';
import { type Heading, readHeading } from './headings.ts';
import { indicatorNamed, instrumentOf } from './indicators.ts';
import { relationByMerging, withMergedCells } from './merged-rows.ts';
import { goesOnCounting } from './numbering.ts';
import type { Instrument, Reading, Role } from './reading.ts';
import type { RowEntry } from './rows.ts';
import { readScore } from './score.ts';
import type { Entry } from './table.ts';

export interface Grouped {
  drafts: Draft[];
  indicators: Reading['indicators'];
  instruments: Reading['instruments'];
  doubts: Doubt[];
}

/** `relationOf` says what a row is to the item above it; it depends on the kind of the table. */
export function groupRows(entries: Entry[], relationOf: (row: RowEntry, place: Place) => Relation): Grouped {
  const grouping = new Grouping(entries, relationOf);
  entries.forEach((entry, at) => {
    if (entry.kind === 'heading') grouping.heading(entry.heading, entry.line);
    else if (entry.kind === 'row') grouping.row(entry, at);
  });
  const { drafts, indicators, instruments, doubts } = grouping;
  return { drafts, indicators, instruments, doubts };
}

class Grouping {
  readonly drafts: Draft[] = [];
  readonly indicators: Reading['indicators'] = [];
  readonly instruments: Reading['instruments'] = [];
  readonly doubts: Doubt[] = [];
  private indicator: number | null = null;
  private instrument: Instrument | null = null;
  /** The item that the next row may go on with. */
  private above: Draft | null = null;
  private afterHeading = false;
  /** Of the row above, headings between them or not. */
  private cellsAbove: RowEntry['cells'] | null = null;
  /** For each entry, the number of the next indicator that is named after it. */
  private readonly next: (number | null)[];
  private readonly codesUsual: boolean;
  private readonly entries: Entry[];
  private readonly relationOf: (row: RowEntry, place: Place) => Relation;

  constructor(entries: Entry[], relationOf: (row: RowEntry, place: Place) => Relation) {
    this.entries = entries;
    this.next = nextIndicators(entries);
    this.codesUsual = areCodesUsual(entries);
    this.relationOf = relationOf;
  }

  heading(heading: Heading, line: number): void {
    this.above = null;
    this.afterHeading = true;
    if (heading.kind === 'annex') {
      this.indicator = null;
      this.instrument = null;
    } else if (heading.kind === 'instrument') {
      this.instrument = heading.code;
      if (instrumentOf(this.indicator) !== heading.code) this.indicator = null;
      if (!this.instruments.some(({ code }) => code === heading.code)) {
        this.instruments.push({ code: heading.code, name: heading.name });
      }
    } else {
      this.beginIndicator(heading, line);
    }
  }

  row(printed: RowEntry, at: number): void {
    const row = withoutDittos(printed, this.cellsAbove);
    this.cellsAbove = row.cells;
    const heading = this.indicatorOf(row);
    if (heading && (heading.kind !== 'indicator' || heading.number !== this.indicator))
      this.heading(heading, row.line);
    const next = this.next[at] ?? null;
    const indicatorGap = next !== null && this.indicator !== null && next > this.indicator + 1;
    const { above, afterHeading } = this;
    const certain = relationByMerging(row, above);
    const below = this.entries[at + 1];
    const place = {
      ...{ above, afterHeading, indicatorGap },
      codesUsual: this.codesUsual,
      next: below?.kind === 'row' ? below : null,
    };
    const relation = certain ?? this.relationOf(row, place);
    this.afterHeading = false;
    if (row.misfit) this.doubts.push({ code: 'row-width', line: row.line });
    this.take(row, relation, certain !== null);
    if (!heading && !row.misfit) this.indicatorRest(row);
  }

  /** `certain`: merged cells tell, so that there is nothing to ask about. */
  private take(row: RowEntry, relation: Relation, certain: boolean): void {
    const { line } = row;
    const whole = withMergedCells(row, this.above);
    const counting = this.above !== null && goesOnCounting(row, this.above);
    const note = (code: Doubt['code'], detail?: string) =>
      this.doubts.push({ code, line, ...(detail ? { detail } : {}) });
    switch (relation) {
      case 'item':
        this.begin(whole);
        this.addActivity(whole);
        break;
      case 'sharing-item': {
        const { activities, lines } = this.above!;
        const shared = activities.at(-1)!;
        const withAbove = this.doubts.some(
          (doubt) => doubt.code === 'merged-cells' && doubt.line === lines[0],
        );
        if (!withAbove && !certain) this.doubts.push({ code: 'merged-cells', line: lines[0]!, detail: '' });
        this.begin(whole).activities.push(shared);
        const work = [...row.cells].filter(([role]) => !ITEM_ROLES.includes(role));
        this.goOn({ ...row, cells: new Map(work) }, 'row');
        if (!certain) note('merged-cells');
        break;
      }
      case 'activity':
        this.addActivity(whole);
        if (!certain && !counting) note('second-activity');
        break;
      case 'doubtful-continuation':
        this.goOn(row);
        note('continuation-doubtful', textOf(row));
        break;
      case 'continuation':
        this.goOn(row);
        break;
      case 'picture':
        this.above!.lines.push(line);
        note('picture-text', textOf(row));
        break;
      case 'orphan':
        if (textOf(row) !== '') note('orphan', textOf(row));
    }
  }

  private begin(row: RowEntry): Draft {
    const cells = new Map([...row.cells].filter(([role]) => ITEM_ROLES.includes(role)));
    const instrument = this.instrument ?? instrumentOf(this.indicator);
    const draft: Draft = {
      indicator: this.indicator,
      instrument,
      cells,
      activities: [],
      lines: [row.line],
      doubts: [],
    };
    this.drafts.push(draft);
    this.above = draft;
    return draft;
  }

  private addActivity(row: RowEntry): void {
    const cells = new Map(
      [...row.cells].filter(([role]) => !ITEM_ROLES.includes(role) && role !== 'indicator'),
    );
    this.above!.activities.push({ cells, none: row.none, lines: [row.line] });
    addLine(this.above!.lines, row.line);
  }

  /** Adds each cell to the one it goes on with. */
  private goOn(row: RowEntry, by: 'page' | 'row' = 'page'): void {
    const { cells, activities, lines } = this.above!;
    const activity = activities.at(-1);
    for (const [role, cell] of row.cells) {
      if (role === 'indicator') continue;
      const target = ITEM_ROLES.includes(role) || !activity ? cells : activity.cells;
      const before = target.get(role);
      target.set(role, before ? joinCells(before, cell, by) : cell);
    }
    addLine(lines, row.line);
    if (activity) addLine(activity.lines, row.line);
  }

  private indicatorOf(row: RowEntry): Heading | null {
    const cell = row.cells.get('indicator');
    return cell ? readHeading(cellText(cell), 'indicator-column') : null;
  }

  /** The rest of an indicator's name from the page before. */
  private indicatorRest(row: RowEntry): void {
    const cell = row.cells.get('indicator');
    const current = this.indicators.at(-1);
    if (cell && current && current.number === this.indicator) {
      const rest = cellText(cell);
      if (!current.name.endsWith(rest)) current.name = `${current.name} ${rest}`.trim();
    }
  }

  private beginIndicator({ kind, number, name }: Extract<Heading, { number: number }>, line: number): void {
    const previous = this.indicators.at(-1)?.number ?? 0;
    this.indicator = number;
    if (this.instrument !== null && this.instrument !== instrumentOf(number)) this.instrument = null;
    if (kind === 'part' || this.indicators.some((known) => known.number === number)) return;
    this.indicators.push({ number, name, instrument: this.instrument ?? instrumentOf(number) });
    if (number < previous) this.doubts.push({ code: 'indicator-order', line, detail: String(number) });
    else if (previous > 0 && number > previous + 1) {
      const missing = Array.from({ length: number - previous - 1 }, (_, i) => previous + 1 + i);
      this.doubts.push({ code: 'missing-indicator', line, detail: missing.join(', ') });
    }
    const named = indicatorNamed(name);
    if (named !== null && named !== number) {
      this.doubts.push({ code: 'indicator-name', line, detail: `${number} ${name}` });
    }
  }
}

/** For each entry the next indicator number, the entry's own included. */
function nextIndicators(entries: Entry[]): (number | null)[] {
  const next: (number | null)[] = [];
  let number: number | null = null;
  for (let at = entries.length - 1; at >= 0; at--) {
    number = indicatorIn(entries[at]!) ?? number;
    next[at] = number;
  }
  return next;
}

/** From this share of the rows on a row without a code is an exception. */
const USUAL = 0.6;

function areCodesUsual(entries: Entry[]): boolean {
  const titles = entries.flatMap((entry) => {
    const title = entry.kind === 'row' ? entry.cells.get('title') : undefined;
    return title && readScore(cellText(title)).rest !== '' ? [readCodes(cellText(title))] : [];
  });
  const coded = titles.filter(({ codes, number }) => codes.length > 0 || number !== null);
  return coded.length >= titles.length * USUAL;
}

function indicatorIn(entry: Entry): number | null {
  const cell = entry.kind === 'row' ? entry.cells.get('indicator') : undefined;
  const heading =
    entry.kind === 'heading' ? entry.heading : cell && readHeading(cellText(cell), 'indicator-column');
  return heading && 'number' in heading ? heading.number : null;
}

function addLine(lines: number[], line: number): void {
  if (!lines.includes(line)) lines.push(line);
}

const textOf = (row: RowEntry): string =>
  [...row.cells]
    .filter(([role]: [Role, Cell]) => role !== 'indicator')
    .map(([, cell]) => cellText(cell))
    .join(' ');

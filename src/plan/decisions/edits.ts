/** Changes of a reading that answers lead to. They change the reading that they are given. */
import { comparable } from '../../thai/text.ts';
import type { ReadActivity, ReadItem, Reading } from '../reading.ts';

/** The item that a line of the source belongs to. */
export const itemAt = (reading: Reading, line: number | null): ReadItem | null =>
  line === null
    ? null
    : (reading.items.find((item) => item.lines[0] === line) ??
      reading.items.find((item) => item.lines.includes(line)) ??
      null);

/** The items on a line, with those that share their activities: what is changed in one is changed in all. */
export function itemsAt(reading: Reading, line: number | null): ReadItem[] {
  if (line === null) return [];
  const here = reading.items.filter(({ lines }) => lines.includes(line));
  return [...new Set(here.flatMap((item) => [item, ...sharersOf(reading, item)]))];
}

/** The items and activities that stand on a line. */
export function standingAt(reading: Reading, line: number | null): (ReadItem | ReadActivity)[] {
  if (line === null) return [];
  const items = reading.items.filter(({ lines }) => lines.includes(line));
  return [
    ...items,
    ...items.flatMap(({ activities }) => activities.filter(({ lines }) => lines.includes(line))),
  ];
}

/** "I8 ขั้นตอนจัดซื้อ…" */
export const labelOf = ({ codes, title }: Pick<ReadItem, 'codes' | 'title'>): string =>
  [codes.join(', '), title].filter((part) => part !== '').join(' ');

/** Who an activity names becomes somebody else, or with null nobody. */
export function renameResponsible(
  where: { responsible: string[] }[],
  printed: string,
  name: string | null,
): void {
  for (const one of where) {
    if (!one.responsible.includes(printed)) continue;
    const names = one.responsible.flatMap((each) => (each === printed ? (name ?? []) : each));
    one.responsible = [...new Set(names)];
  }
}

type Rewrite = (text: string) => string[];

/** Every text of the item goes through `rewrite`, which gives what stands in its place. */
export function rewriteTexts(item: ReadItem, rewrite: Rewrite): void {
  const [title] = rewrite(item.title);
  item.title = title ?? '';
  if (item.problem !== null) item.problem = rewrite(item.problem)[0] ?? null;
  item.captions = item.captions.flatMap(rewrite);
  rewriteEntries(item, rewrite);
}

/** The same for the lists of an item that are made of points. */
export function rewriteEntries(item: ReadItem, rewrite: Rewrite): void {
  for (const field of ['measures', 'results', 'outputs', 'channels'] as const)
    item[field] = item[field].flatMap(rewrite);
  for (const activity of item.activities) {
    if (activity.measure !== null) setMeasures(activity, measuresOf(activity).flatMap(rewrite));
    activity.outputs = activity.outputs.flatMap(rewrite);
    activity.channels = activity.channels.flatMap(rewrite);
  }
}

/** Entries that follow each other become one. */
export function joinEntries(item: ReadItem, texts: string[]): void {
  const join = (all: string[]): string[] => {
    const at = all.findIndex((_, i) => texts.every((text, n) => all[i + n] === text));
    return at < 0 ? all : [...all.slice(0, at), texts.join(' '), ...all.slice(at + texts.length)];
  };
  for (const field of ['measures', 'results', 'captions', 'outputs', 'channels'] as const)
    item[field] = join(item[field]);
  for (const activity of item.activities) {
    setMeasures(activity, join(measuresOf(activity)));
    activity.outputs = join(activity.outputs);
    activity.channels = join(activity.channels);
  }
}

/** Several measures of one row stand each on its own line with "- ". */
export function measuresOf({ measure }: ReadActivity): string[] {
  const lines = measure?.split('\n') ?? [];
  return lines.map((line) => (lines.length > 1 ? line.replace(/^- /, '') : line));
}

export function setMeasures(activity: ReadActivity, measures: string[]): void {
  activity.measure =
    measures.length > 1 ? measures.map((text) => `- ${text}`).join('\n') : (measures[0] ?? null);
}

/** The activities on a line, each with its item: of items that share it, one for each. */
export function activitiesAt(
  reading: Reading,
  line: number | null,
): { item: ReadItem; activity: ReadActivity }[] {
  const all = reading.items.flatMap((item) => item.activities.map((activity) => ({ item, activity })));
  const begun = all.filter(({ activity }) => activity.lines[0] === line);
  return begun.length > 0
    ? begun
    : all.filter(({ activity }) => line !== null && activity.lines.includes(line));
}

/** Who, until when and how often, of the item as its activities say it. */
export function gatherWork(item: ReadItem): void {
  item.responsible = [...new Set(item.activities.flatMap(({ responsible }) => responsible))];
  item.due = item.activities[0]?.due ?? null;
  item.cadence = item.activities[0]?.cadence ?? null;
}

/** A further entry for whoever stands on the line, or the item that the line is in. */
export function addEntry(
  reading: Reading,
  line: number,
  field: 'measures' | 'results' | 'captions',
  text: string,
): void {
  for (const item of itemsAt(reading, line)) {
    item[field].push(text);
    const [activity] = item.activities.filter(({ lines }) => lines.includes(line));
    if (field === 'measures' && activity) setMeasures(activity, [...measuresOf(activity), text]);
  }
}

/** What a row has added to the item above becomes an item of its own below it: what the row says, from the end of each list. */
export function partFrom(reading: Reading, above: ReadItem, row: { line: number; text: string }): void {
  const said = comparable(row.text);
  const cut = (all: string[]): [kept: string[], taken: string[]] => {
    const at = all.findLastIndex((text) => !said.includes(comparable(text))) + 1;
    return [all.slice(0, at), all.slice(at)];
  };
  const sharers = [...new Set([above, ...sharersOf(reading, above)])];
  const below = sharers.map((item) => {
    const activity = item.activities.find(({ lines }) => lines.includes(row.line)) ?? item.activities.at(-1)!;
    const next: ReadItem = { ...item, codes: [], score: null, problem: null };
    const work: ReadActivity = { ...activity };
    for (const field of ['measures', 'results', 'captions', 'outputs', 'channels'] as const)
      [item[field], next[field]] = cut(item[field]);
    for (const field of ['outputs', 'channels'] as const)
      [activity[field], work[field]] = cut(activity[field]);
    const [own, taken] = cut(measuresOf(activity));
    setMeasures(activity, own);
    setMeasures(work, taken);
    for (const where of [next, work]) where.lines = where.lines.filter((line) => line >= row.line);
    for (const where of [item, activity]) where.lines = where.lines.filter((line) => line < row.line);
    return { ...next, activities: [work] };
  });
  const next = below[0]!;
  const words = above.title.split(' ');
  const begins = words.findIndex((_, i) => said.startsWith(comparable(words.slice(i).join(' '))));
  const length = begins < 0 ? words.length : begins;
  [above.title, next.title] = [words.slice(0, length).join(' '), words.slice(length).join(' ')];
  const at = reading.items.indexOf(above) + 1;
  reading.items.splice(at, 0, next);
  for (const table of reading.tables) if (table.item !== null && table.item >= at) table.item++;
}

/** The items that share an activity with the item: they name the same lines for it. */
export function sharersOf(reading: Reading, item: ReadItem): ReadItem[] {
  const shared = new Set(item.activities.filter(isShared).map(keyOf));
  return reading.items.filter(({ activities }) =>
    activities.some((activity) => isShared(activity) && shared.has(keyOf(activity))),
  );
}

/** Each item gets its own copy of the activities that it shares with others. */
export function part(items: ReadItem[]): void {
  const shared = items.map(({ activities }) => new Set(activities.filter(isShared).map(keyOf)));
  items.forEach((item, at) => {
    item.activities = item.activities.map((activity) => {
      if (!shared.some((keys, other) => other !== at && keys.has(keyOf(activity)))) return activity;
      const own = activity.lines.filter((line) => item.lines.includes(line));
      return { ...activity, lines: own.length > 0 ? own : [item.lines[0]!], apart: true };
    });
  });
}

const isShared = ({ lines, apart }: ReadActivity) => lines.length > 0 && !apart;
const keyOf = ({ lines }: ReadActivity) => lines.join();

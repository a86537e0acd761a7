/** Changes of a reading that answers lead to. They change the reading that they are given. */
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
  for (const field of ['measures', 'results', 'captions', 'outputs', 'channels'] as const)
    item[field] = item[field].flatMap(rewrite);
  for (const activity of item.activities) {
    rewriteMeasure(activity, rewrite);
    activity.outputs = activity.outputs.flatMap(rewrite);
    activity.channels = activity.channels.flatMap(rewrite);
  }
}

/** Several measures of one row stand each on its own line with "- ". */
export function rewriteMeasure(activity: ReadActivity, rewrite: Rewrite): void {
  if (activity.measure === null) return;
  const lines = activity.measure.split('\n');
  const measures = lines.map((line) => (lines.length > 1 ? line.replace(/^- /, '') : line)).flatMap(rewrite);
  activity.measure =
    measures.length > 1 ? measures.map((text) => `- ${text}`).join('\n') : (measures[0] ?? null);
}

/** The lists of an item that are made of points. */
export function splitEntries(item: ReadItem, split: Rewrite): void {
  for (const field of ['measures', 'results', 'outputs', 'channels'] as const)
    item[field] = item[field].flatMap(split);
  for (const activity of item.activities) {
    rewriteMeasure(activity, split);
    activity.outputs = activity.outputs.flatMap(split);
    activity.channels = activity.channels.flatMap(split);
  }
}

/** The items that share an activity with the item: they name the same lines for it. */
export function sharersOf(reading: Reading, item: ReadItem): ReadItem[] {
  const shared = new Set(item.activities.filter(({ lines }) => lines.length > 0).map(keyOf));
  return reading.items.filter(({ activities }) => activities.some((activity) => shared.has(keyOf(activity))));
}

/** Each item gets its own copy of the activities that it shares with others. */
export function part(items: ReadItem[]): void {
  for (const item of items) {
    item.activities = item.activities.map((activity) => {
      const others = items.some(
        (other) => other !== item && other.activities.some((one) => keyOf(one) === keyOf(activity)),
      );
      if (!others) return activity;
      const own = activity.lines.filter((line) => item.lines.includes(line));
      return {
        ...activity,
        lines: own.length > 0 && own.length < activity.lines.length ? own : [item.lines[0]!],
      };
    });
  }
}

const keyOf = ({ lines }: ReadActivity) => lines.join();

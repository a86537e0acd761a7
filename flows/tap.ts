/**
 * What a button carries (postback data, at most 300 characters): `t` a choice of a run, `s` the start of a flow.
 * Old buttons stay in the chat for good, so both are checked again when they are tapped.
 */
import { z } from 'zod';

export type Tap =
  | { kind: 'choice'; run: string; name: string; value: string }
  | { kind: 'start'; flow: string; start: Record<string, string> };

/** LINE's limit of postback data, in UTF-16 units. */
const MAX_DATA = 300;

/** Postback data of a choice of the run. Throws when it would be longer than LINE takes. */
export function choiceData(run: string, name: string, value: string): string {
  return checked(new URLSearchParams({ t: run, n: name, v: value }).toString());
}

/** Postback data that starts a flow, e.g. `startData('report-progress', { assignment })`. */
export function startData(flow: string, start: Record<string, string> = {}): string {
  return checked(new URLSearchParams({ s: flow, ...start }).toString());
}

/** Reads postback data; null for anything that is not ours. */
export function readTap(data: string): Tap | null {
  const fields = z.record(z.string(), z.string()).parse(Object.fromEntries(new URLSearchParams(data)));
  const { t, n, v, s, ...rest } = fields;
  if (t && n !== undefined) return { kind: 'choice', run: t, name: n, value: v ?? '' };
  if (s) return { kind: 'start', flow: s, start: rest };
  return null;
}

function checked(data: string): string {
  if (data.length > MAX_DATA)
    throw new RangeError(`postback data of ${data.length} characters: ${data.slice(0, 60)}`);
  return data;
}

/** Puts together what several divisions did for one measure, each named where they differ. Pure. */
import type { Composed } from './compose.ts';
import type { ReportEvidence } from './content.ts';
import { bare, isSame } from './said-again.ts';

export interface OfDivision extends Composed {
  /** "ฝ่ายทะเบียน" */
  division: string;
}

/** `all` are the divisions that the measure is assigned to, in the district's order. */
export function together(all: OfDivision[]): Pick<Composed, 'results' | 'evidence'> {
  const [only, ...others] = all;
  if (!only || others.length === 0) return { results: only?.results ?? [], evidence: only?.evidence ?? [] };
  const said: { text: string; by: string[] }[] = [];
  for (const { division, results } of all) {
    for (const text of results) {
      const known = said.find((other) => isSame(other.text, text));
      if (known) known.by.push(division);
      else said.push({ text, by: [division] });
    }
  }
  return {
    results: said.map(({ text, by }) => (by.length === all.length ? text : named(by, text))),
    evidence: all.flatMap(({ division, evidence }) => evidence.map((one) => ofDivision(division, one))),
  };
}

const named = (by: string[], text: string) =>
  by.every((name) => names(text, name)) ? text : `${by.join(' ')}: ${text}`;

const ofDivision = (division: string, { caption, photos }: ReportEvidence): ReportEvidence => ({
  caption: names(caption, division) ? caption : `${caption} (${division})`,
  photos,
});

/** A text that begins with the division's name, or holds it, tells whose it is. */
const names = (text: string, division: string): boolean => bare(text).includes(bare(division));

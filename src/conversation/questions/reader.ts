/** What the answers to questions are read with. */
import type { DivisionView, Facts } from '../../../flows/facts.ts';
import type { QuestionName, Questions } from '../../../flows/questions.ts';
import type { Models } from '../../../models/index.ts';
import type { EvidenceLinks } from '../../evidence/links.ts';
import type { Reminders } from '../../reminders/runner.ts';
import type { ReportLinks } from '../../reports/links.ts';
import { directoryOf } from '../directory.ts';
import type { Divisions } from '../views.ts';

export interface Reader {
  models: Models;
  links: EvidenceLinks;
  reportLinks: ReportLinks;
  reminders: Pick<Reminders, 'preview' | 'quota' | 'defaults'>;
}

/** Answers a question for the person of `facts`, who is told only what he or she may know. */
export type Answerer<Q extends QuestionName> = (
  reader: Reader,
  facts: Facts,
  params: Questions[Q]['params'],
) => Promise<Questions[Q]['answer']>;

/** The divisions of a district, in the district's order. */
export const divisionsOf = ({ models }: Pick<Reader, 'models'>, district: string): Promise<Divisions> =>
  directoryOf(models).divisions(district);

export const byId = (divisions: DivisionView[]): Divisions =>
  new Map(divisions.map((division) => [division.id, division]));

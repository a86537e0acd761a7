/**
 * The answers to the questions of flows (`ask`). Reads only, by `_id` or one indexed field; each answer holds no more
 * than the person may see.
 */
import type { Facts } from '../../../flows/facts.ts';
import type { QuestionName, Questions } from '../../../flows/questions.ts';
import type { Models } from '../../../models/index.ts';
import { evidenceLinks } from '../../evidence/links.ts';
import { reportLinks } from '../../reports/links.ts';
import { findWork } from './find-work.ts';
import { group, groups, seenPhoto } from './groups.ts';
import { history, reportOfMessage, update } from './history.ts';
import { planImport, planImportChanges, planImportItems } from './imports.ts';
import { overview } from './overview.ts';
import { districts, divisions, members, requests } from './people.ts';
import type { Answerer, Reader } from './reader.ts';
import { reminderPreview, reminderSettings } from './reminders.ts';
import { exportedReports, reportPreview } from './reports.ts';
import { assignment, divisionWork, work } from './work.ts';

const answerers: { [Q in QuestionName]: Answerer<Q> } = {
  work,
  assignment,
  'find-work': findWork,
  history,
  update,
  districts,
  divisions,
  overview,
  'division-work': divisionWork,
  requests,
  members,
  groups,
  group,
  'seen-photo': seenPhoto,
  'report-of-message': reportOfMessage,
  'reminder-settings': reminderSettings,
  'reminder-preview': reminderPreview,
  'report-preview': reportPreview,
  exports: exportedReports,
  'plan-import': planImport,
  'plan-import-items': planImportItems,
  'plan-import-changes': planImportChanges,
};

export type AnswerQuestion = <Q extends QuestionName>(
  facts: Facts,
  question: Q,
  params: Questions[Q]['params'],
) => Promise<Questions[Q]['answer']>;

/** `publicUrl` and `linkKey` make the addresses of photos and files; see src/evidence/links.ts. */
export function createQuestions(options: {
  models: Models;
  now: () => number;
  publicUrl: string | null;
  linkKey: Buffer;
  reminders: Reader['reminders'];
}): AnswerQuestion {
  const { models, reminders } = options;
  const reader = { models, links: evidenceLinks(options), reportLinks: reportLinks(options), reminders };
  return (facts, question, params) => answerers[question](reader, facts, params);
}

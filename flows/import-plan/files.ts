/** Which files a coordinator sends may be a plan, before anybody looked into them. */
import type { IncomingFile } from '../flow.ts';

/** What a table can be in, and the old and locked kinds, which deserve a word of their own. */
const DOCUMENTS = /\.(?:docx?|docm|xlsx?|xlsm|pdf|txt|csv|tsv|html?)$/iu;

export const mayBePlan = ({ name }: IncomingFile): boolean => DOCUMENTS.test(name.trim());

/** What a report takes as evidence; of other kinds nobody has to say what they are for. */
const EVIDENCE = /\.(?:docx|xlsx|pdf)$/iu;

export const mayBeEvidence = ({ name }: IncomingFile): boolean => EVIDENCE.test(name.trim());

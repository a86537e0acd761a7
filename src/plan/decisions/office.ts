/** Whether a document is the own office's. */
import { similarity } from '../../thai/text.ts';
import type { World } from './question.ts';

/** A misread letter aside, the name in the document must be the district's. */
export const SAME_NAME = 0.6;

export const isOwnOffice = (organisation: string, { office }: Pick<World, 'office'>): boolean =>
  similarity(office, organisation) >= SAME_NAME;

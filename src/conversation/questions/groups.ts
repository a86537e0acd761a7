/** Questions about LINE groups and what was seen in them. */
import type { Answerer } from './reader.ts';

const notYet = () => Promise.reject(new Error('not built yet'));

export const groups: Answerer<'groups'> = notYet;
export const group: Answerer<'group'> = notYet;
export const seenPhoto: Answerer<'seen-photo'> = notYet;

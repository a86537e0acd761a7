/** The effect `file-evidence`: photos that others sent to the group become evidence of a measure. */
import type { Perform } from './performer.ts';

export const fileEvidence: Perform<'file-evidence'> = () => Promise.reject(new Error('not built yet'));

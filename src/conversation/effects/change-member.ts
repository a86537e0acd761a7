/** The effect `change-member`: a coordinator changes what a member may do, or ends the membership. */
import type { Perform } from './performer.ts';

export const changeMember: Perform<'change-member'> = () => Promise.reject(new Error('not built yet'));

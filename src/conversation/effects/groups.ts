/** The effects on LINE groups: the bot comes and goes, groups are linked, their members are known. */
import type { Perform } from './performer.ts';

const notYet = () => Promise.reject(new Error('not built yet'));

export const noteGroup: Perform<'note-group'> = notYet;
export const linkGroup: Perform<'link-group'> = notYet;
export const makeGroupCode: Perform<'make-group-code'> = notYet;
export const redeemGroupCode: Perform<'redeem-group-code'> = notYet;
export const unlinkGroup: Perform<'unlink-group'> = notYet;
export const leaveChat: Perform<'leave-chat'> = notYet;
export const noteMembers: Perform<'note-members'> = notYet;

/** The effects of a coordinator on reminders: how the district reminds, and a reminder sent by hand. */
import type { Perform } from './performer.ts';

const notYet = () => Promise.reject(new Error('not built yet'));

export const setReminders: Perform<'set-reminders'> = notYet;
export const sendReminders: Perform<'send-reminders'> = notYet;

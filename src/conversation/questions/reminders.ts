/** Questions of coordinators about reminders. */
import type { Answerer } from './reader.ts';

const notYet = () => Promise.reject(new Error('not built yet'));

export const reminderSettings: Answerer<'reminder-settings'> = notYet;
export const reminderPreview: Answerer<'reminder-preview'> = notYet;

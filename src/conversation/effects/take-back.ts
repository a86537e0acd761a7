/** The effect `take-back`: what came of a message goes when its sender takes it back. */
import type { Perform } from './performer.ts';

export const takeBack: Perform<'take-back'> = () => Promise.reject(new Error('not built yet'));

/** The name that a person has in LINE. */
import type { Performer } from './performer.ts';

/** Null when LINE does not tell: it is away, or the person does not follow the account. */
export async function nameInLine({ line }: Performer, userId: string): Promise<string | null> {
  const profile = await line.profile(userId);
  return profile.kind === 'ok' ? profile.body.displayName : null;
}

/** Stands for a name that LINE did not tell; the next follow brings the real one. */
export const NAMELESS = 'ผู้ใช้ LINE';

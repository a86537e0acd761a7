/** How long a reply token is worth trying. */

/** LINE says "within one minute", not guaranteed (reference, "Reply token"); some of it is the way there. */
const YOUNG_MS = 50_000;

/** `receivedAt` and `now` are epoch ms by our own clock. */
export const isYoung = ({ receivedAt }: { receivedAt: number }, now: number): boolean =>
  now - receivedAt < YOUNG_MS;

/** Which process works on which partition of the conversations. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const Lease = z.object({
  /** `p00`.. for a partition, `worker:ID` for the heartbeat of a process. */
  _id: z.string(),
  owner: z.string(),
  until: z.date(),
});
export type Lease = z.infer<typeof Lease>;

export const leaseSchema = mongooseSchema(Lease);

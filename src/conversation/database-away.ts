/** Tells "the database is away" from errors that trying again would not cure. */
import mongoose from 'mongoose';

const { MongoNetworkError, MongoServerSelectionError, MongoNotConnectedError, MongoOperationTimeoutError } =
  mongoose.mongo;

/** Names of errors that the driver throws while it has no server, besides its classes. */
const NAMES = new Set([
  'MongooseServerSelectionError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClosedError',
  'PoolClearedError',
  'MongoPoolClearedError',
]);

export const isDatabaseAway = (error: unknown): boolean =>
  [MongoNetworkError, MongoServerSelectionError, MongoNotConnectedError, MongoOperationTimeoutError].some(
    (kind) => error instanceof kind,
  ) || NAMES.has((error as Error | undefined)?.name ?? '');

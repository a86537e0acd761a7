/** Bytes as the driver gives them: `lean()` leaves its Binary as it is. */
export const toBuffer = (bytes: Buffer | { buffer: Uint8Array }): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer);

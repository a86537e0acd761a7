/**
 * Addresses of exported reports. An address serves one file, for the one who asked for it, until the file expires; its
 * signature (HMAC-SHA256) covers all three.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ExportedReport } from '../../models/exported-report.ts';
import { usableBase } from '../evidence/links.ts';

type File = Pick<ExportedReport, '_id' | 'by' | 'expiresAt'>;

export interface ReportLinks {
  /** Null where the server has no address that LINE would take. */
  to(report: File): string | null;
}

/** See `evidenceLinks` for the options. */
export function reportLinks({
  publicUrl,
  linkKey,
}: {
  publicUrl: string | null;
  linkKey: Buffer;
}): ReportLinks {
  const base = usableBase(publicUrl);
  return {
    to(report) {
      if (!base) return null;
      const query = new URLSearchParams({
        signature: sign(linkKey, report),
        // LINE's own browser cannot save files
        openExternalBrowser: '1',
      });
      return `${base}/reports/${encodeURIComponent(report._id)}?${query}`;
    },
  };
}

/** Whether the address was made for this file and person, and the file is still to be had. */
export function isValidReportLink(
  report: File,
  signature: unknown,
  { linkKey, now }: { linkKey: Buffer; now: number },
): boolean {
  if (typeof signature !== 'string') return false;
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(linkKey, report))];
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && report.expiresAt.getTime() > now
  );
}

const sign = (linkKey: Buffer, { _id, by, expiresAt }: File) =>
  createHmac('sha256', linkKey)
    .update(JSON.stringify(['report', _id, by, expiresAt.getTime()]))
    .digest('base64url');

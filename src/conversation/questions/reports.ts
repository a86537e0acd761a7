/** Questions about the files of reports, of coordinators. */
import { findBy, findById } from '../../database/once.ts';
import { assemble } from '../../reports/assemble.ts';
import { countsOf } from '../../reports/counts.ts';
import { USUAL_SIGNATURES } from '../../reports/signatures.ts';
import { accessOf, managesPeople } from '../rights.ts';
import type { Answerer } from './reader.ts';

/** A link that serves no file tells whether links can be made. */
const ANY_FILE = { _id: '', by: '', expiresAt: new Date(0) };

export const reportPreview: Answerer<'report-preview'> = async (
  { models, reportLinks },
  facts,
  { from, to },
) => {
  const access = accessOf(facts);
  if (!access || !managesPeople(access.person.role)) return null;
  const report = await assemble(models, { district: access.district.slug, period: { from, to } });
  if (!report) return { problem: 'no-plan' };
  const { items, withResults, photos, photosLeftOut, lacking } = countsOf(report);
  const office = await findById(models.districts, access.district.slug);
  const signatures = office?.signatures ?? USUAL_SIGNATURES;
  const canLink = reportLinks.to(ANY_FILE) !== null;
  return { items, withResults, photos, photosLeftOut, missing: lacking, signatures, canLink };
};

/** Further ones are there until they expire, but nobody looks for them. */
const MOST_SHOWN = 5;

export const exportedReports: Answerer<'exports'> = async ({ models, reportLinks }, facts) => {
  const access = accessOf(facts);
  if (!access || !managesPeople(access.person.role)) return [];
  const own = await findBy(models.exportedReports, 'by', facts.userId);
  return own
    .filter(({ district, expiresAt }) => district === access.district.slug && expiresAt.getTime() > facts.now)
    .sort((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime())
    .slice(0, MOST_SHOWN)
    .map((report) => {
      const { _id: id, layout, from, to, format, digits, draft, state, bytes } = report;
      return {
        ...{ id, layout, from, to, format, digits, draft, state },
        url: state === 'ready' ? reportLinks.to(report) : null,
        size: bytes,
        requestedAt: report.requestedAt.getTime(),
        expiresAt: report.expiresAt.getTime(),
      };
    });
};

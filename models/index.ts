/** All collections on one connection. The connection is passed in; nothing here is global. */
import type { Connection, Model } from 'mongoose';
import { type Assignment, assignmentSchema } from './assignment.ts';
import { type AuditEntry, auditEntrySchema } from './audit-entry.ts';
import { type Blob, blobSchema } from './blob.ts';
import { conversationSchema, type StoredConversation } from './conversation.ts';
import { type District, districtSchema } from './district.ts';
import { type Division, divisionSchema } from './division.ts';
import { type Evidence, evidenceSchema } from './evidence.ts';
import { type ExportedChunk, exportedChunkSchema } from './exported-chunk.ts';
import { type ExportedReport, exportedReportSchema } from './exported-report.ts';
import { type Group, groupSchema } from './group.ts';
import { type GroupCode, groupCodeSchema } from './group-code.ts';
import { type InboundEvent, inboundEventSchema } from './inbound-event.ts';
import { type Invitation, invitationSchema } from './invitation.ts';
import { type Item, itemSchema } from './item.ts';
import { type Lease, leaseSchema } from './lease.ts';
import { type Measure, measureSchema } from './measure.ts';
import { type Officer, officerSchema } from './officer.ts';
import { type OutboundMessage, outboundMessageSchema } from './outbound-message.ts';
import { type Plan, planSchema } from './plan.ts';
import { type PlanImport, planImportSchema } from './plan-import.ts';
import { type PlanImportPart, planImportPartSchema } from './plan-import-part.ts';
import { type QuotaState, quotaStateSchema } from './quota-state.ts';
import { type ReminderRun, reminderRunSchema } from './reminder-run.ts';
import { type RichMenuLink, richMenuLinkSchema } from './rich-menu-link.ts';
import { type SeenMessage, seenMessageSchema } from './seen-message.ts';
import { type Update, updateSchema } from './update.ts';

export interface Models {
  connection: Connection;
  districts: Model<District>;
  divisions: Model<Division>;
  officers: Model<Officer>;
  invitations: Model<Invitation>;
  groups: Model<Group>;
  richMenuLinks: Model<RichMenuLink>;
  groupCodes: Model<GroupCode>;
  seenMessages: Model<SeenMessage>;
  plans: Model<Plan>;
  planImports: Model<PlanImport>;
  planImportParts: Model<PlanImportPart>;
  items: Model<Item>;
  measures: Model<Measure>;
  assignments: Model<Assignment>;
  updates: Model<Update>;
  evidence: Model<Evidence>;
  blobs: Model<Blob>;
  exportedReports: Model<ExportedReport>;
  exportedChunks: Model<ExportedChunk>;
  inbox: Model<InboundEvent>;
  conversations: Model<StoredConversation>;
  outbox: Model<OutboundMessage>;
  reminderRuns: Model<ReminderRun>;
  quotaStates: Model<QuotaState>;
  leases: Model<Lease>;
  audit: Model<AuditEntry>;
}

/** The models of every collection on `connection`; collection names are the property names. */
export function createModels(connection: Connection): Models {
  const model = <T>(name: string, schema: typeof districtSchema) =>
    connection.model(name, schema, name) as unknown as Model<T>;
  return {
    connection,
    districts: model<District>('districts', districtSchema),
    divisions: model<Division>('divisions', divisionSchema),
    officers: model<Officer>('officers', officerSchema),
    invitations: model<Invitation>('invitations', invitationSchema),
    groups: model<Group>('groups', groupSchema),
    richMenuLinks: model<RichMenuLink>('richMenuLinks', richMenuLinkSchema),
    groupCodes: model<GroupCode>('groupCodes', groupCodeSchema),
    seenMessages: model<SeenMessage>('seenMessages', seenMessageSchema),
    plans: model<Plan>('plans', planSchema),
    planImports: model<PlanImport>('planImports', planImportSchema),
    planImportParts: model<PlanImportPart>('planImportParts', planImportPartSchema),
    items: model<Item>('items', itemSchema),
    measures: model<Measure>('measures', measureSchema),
    assignments: model<Assignment>('assignments', assignmentSchema),
    updates: model<Update>('updates', updateSchema),
    evidence: model<Evidence>('evidence', evidenceSchema),
    blobs: model<Blob>('blobs', blobSchema),
    exportedReports: model<ExportedReport>('exportedReports', exportedReportSchema),
    exportedChunks: model<ExportedChunk>('exportedChunks', exportedChunkSchema),
    inbox: model<InboundEvent>('inbox', inboundEventSchema),
    conversations: model<StoredConversation>('conversations', conversationSchema),
    outbox: model<OutboundMessage>('outbox', outboundMessageSchema),
    reminderRuns: model<ReminderRun>('reminderRuns', reminderRunSchema),
    quotaStates: model<QuotaState>('quotaStates', quotaStateSchema),
    leases: model<Lease>('leases', leaseSchema),
    audit: model<AuditEntry>('audit', auditEntrySchema),
  };
}

/** Creates the indexes that are missing; safe to run at every start and from several processes. */
export async function ensureIndexes(models: Models): Promise<void> {
  const { connection, ...collections } = models;
  await Promise.all(
    Object.values(collections).map((model: { createIndexes(): Promise<void> }) => model.createIndexes()),
  );
}

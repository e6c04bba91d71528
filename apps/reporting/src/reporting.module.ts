import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  BeginAuditExportHandler,
  EndAuditExportHandler,
  RecordOperatorCommandHandler,
  RecordRefusalHandler,
  RecordUsageHandler,
} from './audit/audit-journal.handlers.js';
import { GetAuditEntryHandler, ListAuditHandler } from './audit/audit.query.js';
import { auditTrail } from './audit/audit-trail.projection.js';
import { ShowFieldHistoryHandler } from './audit/field-history.query.js';
import { usageOfCallers, usageOfLog } from './audit/usage.projection.js';
import { ShowUsageHandler } from './audit/usage.query.js';
import { customerList } from './customers/customer-list.projection.js';
import {
  FindSimilarCustomersHandler,
  GetCustomerByExternalIdHandler,
  GetCustomerHandler,
  ListCustomersHandler,
} from './customers/customer-list.query.js';
import {
  CancelExportHandler,
  GetExportHandler,
  ListExportsHandler,
  OpenExportHandler,
  ReadExportHandler,
  RemoveExportHandler,
  RequestExportHandler,
} from './exports/export.handlers.js';
import { ExportJobs } from './exports/export-jobs.js';
import { exportList } from './exports/export-list.projection.js';
import { ExportPlans } from './exports/export-plans.js';
import { ReadChangesHandler } from './feeds/read-changes.query.js';
import { ReadEventsHandler } from './feeds/read-events.query.js';
import { apiClientList } from './identity/api-client-list.projection.js';
import { GetApiClientHandler, ListApiClientsHandler } from './identity/api-client-list.query.js';
import { teamList } from './identity/team-list.projection.js';
import { GetTeamHandler, GetTeamsOfHandler, ListTeamsHandler } from './identity/team-list.query.js';
import { userList } from './identity/user-list.projection.js';
import { GetUserHandler, ListUsersHandler } from './identity/user-list.query.js';
import { interactionList } from './interactions/interaction-list.projection.js';
import { GetInteractionHandler, ListInteractionsHandler } from './interactions/interaction.query.js';
import { noteList } from './interactions/note-list.projection.js';
import { GetNoteHandler, ListNotesHandler } from './interactions/note.query.js';
import { timeline } from './interactions/timeline.projection.js';
import { ShowTimelineHandler } from './interactions/timeline.query.js';
import { sessionList } from './identity/session-list.projection.js';
import { ListSessionsHandler } from './identity/session-list.query.js';

export { AuditLog } from './audit/audit-log.js';
export { StorageSizes } from './audit/usage.query.js';
export { CustomerViews } from './customers/customer-list.query.js';
export { ExportFiles } from './exports/export-files.port.js';
export { ExportJobs } from './exports/export-jobs.js';
export { ExportSettings } from './exports/export-settings.js';
export { FileExportFiles } from './exports/file-export-files.js';
export { EventFeed } from './feeds/event-feed.js';
export { RecordOwners } from './feeds/record-owners.js';
export { CursorSealer } from './paging/cursor-sealer.js';

/** Every view of this app, for the projection runner. */
export const reportingProjections = [
  customerList,
  interactionList,
  noteList,
  timeline,
  userList,
  teamList,
  apiClientList,
  sessionList,
  auditTrail,
  usageOfCallers,
  usageOfLog,
  exportList,
] as const;

/** The read side. Needs AggregateStreams, AuditLog, CustomerViews, EventFeed, ExportFiles, ExportSettings, RecordOwners, ServiceClient and StorageSizes from whoever composes it. */
@Module({
  imports: [CqrsModule],
  providers: [
    ListCustomersHandler,
    GetCustomerHandler,
    GetCustomerByExternalIdHandler,
    FindSimilarCustomersHandler,
    ReadChangesHandler,
    ReadEventsHandler,
    ListUsersHandler,
    GetUserHandler,
    ListTeamsHandler,
    GetTeamHandler,
    GetTeamsOfHandler,
    ListApiClientsHandler,
    GetApiClientHandler,
    ListInteractionsHandler,
    GetInteractionHandler,
    ListNotesHandler,
    GetNoteHandler,
    ShowTimelineHandler,
    ListSessionsHandler,
    ListAuditHandler,
    GetAuditEntryHandler,
    ShowFieldHistoryHandler,
    RecordRefusalHandler,
    RecordOperatorCommandHandler,
    RecordUsageHandler,
    BeginAuditExportHandler,
    EndAuditExportHandler,
    ShowUsageHandler,
    ExportJobs,
    ExportPlans,
    CancelExportHandler,
    GetExportHandler,
    ListExportsHandler,
    OpenExportHandler,
    ReadExportHandler,
    RemoveExportHandler,
    RequestExportHandler,
  ],
})
export class ReportingModule {}

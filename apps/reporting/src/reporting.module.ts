import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  BeginAuditExportHandler,
  EndAuditExportHandler,
  RecordOperatorCommandHandler,
  RecordRefusalHandler,
  RecordUsageHandler,
} from './audit/audit-journal.handlers.js';
import { Conversions } from './currency-rates/conversions.service.js';
import { ConvertMoneyHandler } from './currency-rates/convert-money.query.js';
import { FindMailboxCollisionsHandler } from './claims/mailbox-collisions.query.js';
import { GetAuditEntryHandler, ListAuditHandler } from './audit/audit.query.js';
import { ShowFieldHistoryHandler } from './audit/field-history.query.js';
import { ShowUsageHandler } from './audit/usage.query.js';
import {
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
import { ExportJobs } from './exports/export-jobs.process.js';
import { ExportPlans } from './exports/export-plans.service.js';
import { GetNamesHandler, ListDirectoryHandler } from './directory/directory.query.js';
import { ReadChangesHandler } from './changes/read-changes.query.js';
import { ReadEventsHandler } from './events/read-events.query.js';
import { ShowTimelineHandler } from './timeline/timeline.query.js';
import { ListSessionsHandler } from './sessions/session-list.query.js';
import { isRecordList } from './lists/record-list.service.js';
import { recordHandlers } from './lists/record-queries.query.js';
import { views } from './views.registry.js';

export { AuditLog } from './audit/audit-log.service.js';
export { StorageSizes } from './audit/usage.query.js';
export { ReadSide } from './lists/read-side.service.js';
export { ExportFiles } from './exports/export-files.port.js';
export { ExportJobs } from './exports/export-jobs.process.js';
export { ExportSettings } from './exports/export-settings.port.js';
export { FileExportFiles } from './exports/file-export-files.adapter.js';
export { EventFeed } from './events/event-feed.service.js';
export { RecordOwners } from './feeds/record-owners.service.js';
export { CursorCipher } from './lists/cursor-cipher.adapter.js';
export { reportingProjections } from './projections.registry.js';

/**
 * The read side. Needs AggregateStreams, AuditLog, ReadSide, EventFeed, ExportFiles, ExportSettings, RecordOwners, ServiceClient and
 * StorageSizes from the application.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    ListCustomersHandler,
    GetCustomerHandler,
    GetCustomerByExternalIdHandler,
    ReadChangesHandler,
    ReadEventsHandler,
    ...views.filter(isRecordList).flatMap(recordHandlers),
    Conversions,
    ConvertMoneyHandler,
    ShowTimelineHandler,
    FindMailboxCollisionsHandler,
    ListSessionsHandler,
    ListDirectoryHandler,
    GetNamesHandler,
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

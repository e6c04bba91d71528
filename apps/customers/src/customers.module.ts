import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CustomFieldDirectory } from './custom-fields/custom-field-directory.port.js';
import {
  customFieldCommands,
  GetCustomFieldHandler,
  GetCustomFieldSlotsHandler,
  ListCustomFieldsHandler,
} from './custom-fields/custom-field.handlers.js';
import { LogCustomFieldDirectory } from './custom-fields/log-custom-field-directory.adapter.js';
import { RunBulkHandler } from './bulk/bulk.handler.js';
import { CustomerDecisions } from './customers/customer-decisions.service.js';
import { CreateCustomerHandler, customerCommands } from './customers/customer.handlers.js';
import { IdentityUserDirectory } from './customers/identity-user-directory.adapter.js';
import { UpsertCustomerHandler } from './customers/upsert.handler.js';
import { UserDirectory } from './customers/user-directory.port.js';
import { CustomerHierarchy } from './hierarchy/hierarchy.service.js';
import { PlaceSubsidiaryHandler } from './hierarchy/place-subsidiary.handler.js';
import { ImportFiles } from './imports/import-files.process.js';
import { ImportJobs } from './imports/import-jobs.service.js';
import { ImportRows } from './imports/import-rows.service.js';
import {
  CancelImportHandler,
  DiscardImportPartsHandler,
  GetImportHandler,
  OpenImportHandler,
  ReadImportErrorsHandler,
  ReadRejectedRowsHandler,
  StartImportHandler,
  StoreImportPartHandler,
} from './imports/import.handlers.js';
import { UploadQuota } from './imports/upload-quota.service.js';
import { interactionCommands } from './interactions/interaction.handlers.js';
import { noteCommands } from './notes/note.handlers.js';

export { LikenessIndex } from './customers/likeness-index.port.js';
export { ViewLikenessIndex } from './customers/view-likeness-index.adapter.js';
export { FileUploadStore } from './imports/file-upload-store.adapter.js';
export { ImportFiles } from './imports/import-files.process.js';
export { ImportSettings, type ImportLimits } from './imports/import-settings.port.js';
export { ImportJobs } from './imports/import-jobs.service.js';
export { UploadStore } from './imports/upload-store.port.js';

/**
 * Customers, custom fields, imports, interactions and notes. The composing module provides AggregateStreams, ImportSettings, LikenessIndex,
 * ServiceClient and UploadStore.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    CustomerDecisions,
    { provide: UserDirectory, useClass: IdentityUserDirectory },
    CreateCustomerHandler,
    ...customerCommands,
    { provide: CustomFieldDirectory, useClass: LogCustomFieldDirectory },
    ...customFieldCommands,
    GetCustomFieldHandler,
    GetCustomFieldSlotsHandler,
    ListCustomFieldsHandler,
    UpsertCustomerHandler,
    RunBulkHandler,
    CustomerHierarchy,
    PlaceSubsidiaryHandler,
    ImportFiles,
    ImportJobs,
    ImportRows,
    UploadQuota,
    CancelImportHandler,
    DiscardImportPartsHandler,
    GetImportHandler,
    OpenImportHandler,
    ReadImportErrorsHandler,
    ReadRejectedRowsHandler,
    StartImportHandler,
    StoreImportPartHandler,
    ...interactionCommands,
    ...noteCommands,
  ],
})
export class CustomersModule {}

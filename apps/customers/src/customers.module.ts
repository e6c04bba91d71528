import {
  IMPORT_MESSAGES,
  ImportDesk,
  ImportedKind,
  ImportFiles,
  importHandlers,
  ImportJobs,
  UploadQuota,
} from '@crm/commands/imports';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CustomFieldDirectory } from './custom-fields/custom-field-directory.port.js';
import {
  customFieldCommands,
  GetCustomFieldHandler,
  GetCustomFieldDefinitionsHandler,
  ListCustomFieldsHandler,
} from './custom-fields/custom-field.handlers.js';
import { LogCustomFieldDirectory } from './custom-fields/log-custom-field-directory.adapter.js';
import { RunBulkHandler } from './bulk/bulk.handler.js';
import { CustomerDecisions } from './customers/customer-decisions.service.js';
import { CreateCustomerHandler, customerCommands } from './customers/customer.handlers.js';
import { FindCustomerHandler, FindCustomersByContactHandler } from './customers/find-customers.handler.js';
import { IdentityUserDirectory } from './customers/identity-user-directory.adapter.js';
import { UpsertCustomerHandler } from './customers/upsert.handler.js';
import { UserDirectory } from './customers/user-directory.port.js';
import { CustomerHierarchy } from './hierarchy/hierarchy.service.js';
import { PlaceSubsidiaryHandler } from './hierarchy/place-subsidiary.handler.js';
import { ImportedCustomers } from './imports/imported-customers.service.js';
import { interactionCommands } from './interactions/interaction.handlers.js';
import { noteCommands } from './notes/note.handlers.js';
import { ServiceSubjectDirectory } from './subjects/service-subject-directory.adapter.js';
import { SubjectDirectory } from './subjects/subject-directory.port.js';

export { LikenessIndex } from './customers/likeness-index.port.js';
export { ViewLikenessIndex } from './customers/view-likeness-index.adapter.js';

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
    FindCustomerHandler,
    FindCustomersByContactHandler,
    ...customerCommands,
    { provide: CustomFieldDirectory, useClass: LogCustomFieldDirectory },
    ...customFieldCommands,
    GetCustomFieldHandler,
    GetCustomFieldDefinitionsHandler,
    ListCustomFieldsHandler,
    UpsertCustomerHandler,
    RunBulkHandler,
    CustomerHierarchy,
    PlaceSubsidiaryHandler,
    { provide: ImportedKind, useClass: ImportedCustomers },
    ImportDesk,
    ImportFiles,
    ImportJobs,
    UploadQuota,
    ...importHandlers(IMPORT_MESSAGES),
    { provide: SubjectDirectory, useClass: ServiceSubjectDirectory },
    ...interactionCommands,
    ...noteCommands,
  ],
})
export class CustomersModule {}

import { BulkAccepted } from './bulk.events.js';
import {
  ConsentGranted,
  ConsentWithdrawn,
  ExternalIdLinked,
  ExternalIdUnlinked,
  PreferenceSet,
} from './customer-facts.events.js';
import {
  CustomFieldArchived,
  CustomFieldChanged,
  CustomFieldDefined,
  CustomFieldOptionAdded,
  CustomFieldOptionChanged,
  CustomFieldRestored,
} from './custom-field.events.js';
import {
  ContactPointAdded,
  ContactPointChanged,
  ContactPointRemoved,
  CustomerArchived,
  CustomerAssigned,
  CustomerCreated,
  CustomerDetailsChanged,
  CustomerRestored,
  CustomerTagged,
  CustomerUntagged,
  CustomFieldSet,
} from './customer.events.js';
import {
  ImportBatchApplied,
  ImportCancelled,
  ImportCompleted,
  ImportFailed,
  ImportStarted,
  ImportUploaded,
  ImportValidated,
  importStartedToTwo,
} from './import-job.events.js';
import { InteractionCorrected, InteractionLogged, InteractionVoided } from './interaction.events.js';
import { NoteAdded, NoteEdited, NotePinned, NoteRemoved, NoteUnpinned } from './note.events.js';

export * from '../contact-values.js';
export * from './custom-field.events.js';
export * from './custom-field.messages.js';
export * from '../locale-values.js';
export * from './bulk.events.js';
export * from './bulk.messages.js';
export * from './customer-facts.events.js';
export * from './customer-facts.inputs.js';
export { IsMoment } from '../field-rules.js';
export * from '../moments.js';
export * from './customer.commands.js';
export * from './customer.errors.js';
export * from './customer.inputs.js';
export * from './customer.events.js';
export * from './customer.queries.js';
export * from './customer-parts.view.js';
export * from './customer.view.js';
export * from './import-job.events.js';
export * from './import-job.messages.js';
export * from './public-records.js';
export * from './interaction.events.js';
export * from './interaction.inputs.js';
export * from './interaction.messages.js';
export * from './interaction.view.js';
export * from './note.events.js';
export * from './note.inputs.js';
export * from './note.messages.js';
export * from './note.view.js';
export * from './timeline.queries.js';

/** Every event of this context, for the event registry. */
export const customerEvents = [
  CustomerCreated,
  CustomerDetailsChanged,
  ContactPointAdded,
  ContactPointRemoved,
  ContactPointChanged,
  CustomerAssigned,
  CustomerTagged,
  CustomerUntagged,
  CustomerArchived,
  CustomerRestored,
  CustomFieldSet,
  CustomFieldDefined,
  CustomFieldChanged,
  CustomFieldOptionAdded,
  CustomFieldOptionChanged,
  CustomFieldArchived,
  CustomFieldRestored,
  ConsentGranted,
  ConsentWithdrawn,
  PreferenceSet,
  ExternalIdLinked,
  ExternalIdUnlinked,
  BulkAccepted,
  ImportUploaded,
  ImportStarted,
  ImportBatchApplied,
  ImportValidated,
  ImportCompleted,
  ImportCancelled,
  ImportFailed,
  InteractionLogged,
  InteractionCorrected,
  InteractionVoided,
  NoteAdded,
  NoteEdited,
  NotePinned,
  NoteUnpinned,
  NoteRemoved,
] as const;

/** How older versions of them are read. */
export const customerUpcasters = [importStartedToTwo] as const;

export * from '../contact-values.js';
export * from '../country-names.js';
export * from '../lost-plus.js';
export * from '../text-values.js';
export * from '../locale-values.js';
export * from '../moments.js';
export { IsMoment } from '../field-rules.js';

export * from './bulk/bulk.events.js';
export * from './bulk/bulk.messages.js';
export * from './custom-fields/custom-field-definition.js';
export * from './custom-fields/custom-field.events.js';
export * from './custom-fields/custom-field.messages.js';
export * from './custom-fields/custom-field.refusals.js';
export * from './custom-fields/custom-value-rules.js';
export * from './custom-fields/custom-values.inputs.js';
export * from './custom-fields/custom-values.js';
export * from './customers/customer-profile.events.js';
export * from './customers/customer-profile.inputs.js';
export * from './customers/customer-parts.view.js';
export * from './customers/customer.commands.js';
export * from './customers/customer.events.js';
export * from './customers/customer.inputs.js';
export * from './customers/customer.refusals.js';
export * from './customers/customer.view.js';
export * from './customers/find-customers.query.js';
export * from './hierarchy/hierarchy.events.js';
export * from './hierarchy/hierarchy.messages.js';
export * from './hierarchy/hierarchy.refusals.js';
export * from './imports/import-job.events.js';
export * from './imports/import-job.messages.js';
export * from './imports/import-job.refusals.js';
export * from './interactions/interaction.events.js';
export * from './interactions/interaction.inputs.js';
export * from './interactions/interaction.messages.js';
export * from './interactions/interaction.refusals.js';
export * from './interactions/interaction.view.js';
export * from './notes/note.events.js';
export * from './notes/note.inputs.js';
export * from './notes/note.messages.js';
export * from './notes/note.refusals.js';
export * from './notes/note.view.js';
export * from './subjects/subject.refusals.js';
export * from './timeline/timeline.queries.js';
export type {
  ContactPointKind,
  CustomerContactPoint,
  CustomerEmail,
  CustomerPhone,
} from './customers/contact-point.js';

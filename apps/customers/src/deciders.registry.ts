/** The rules alone, without any handler: for whoever tells a whole history, as the demo data does. */
export { CUSTOMER_FIELDS, customFieldsDecider, type CustomFields } from './custom-fields/custom-fields.decider.js';
export { customerDecider, type Customer } from './customers/customer.decider.js';
export { importJobDecider } from './imports/import-job.decider.js';
export { interactionDecider } from './interactions/interaction.decider.js';
export { noteDecider } from './notes/note.decider.js';

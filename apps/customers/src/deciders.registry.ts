/** The rules without handlers, for code that writes whole histories, such as the demo data. */
export { customFieldsDecider, FIELD_DEFINITIONS } from './custom-fields/custom-fields.decider.js';
export { customerDecider, type Customer } from './customers/customer.decider.js';
export { importJobDecider, NO_TALLY as NO_IMPORT_TALLY } from '@crm/commands/imports';
export { interactionDecider } from './interactions/interaction.decider.js';
export { noteDecider } from './notes/note.decider.js';

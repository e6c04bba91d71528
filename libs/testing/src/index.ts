export { randomFor } from './random.js';
export * from './crm-command.js';
export * from './decider-spec.js';
export * from './running-program.js';
export * from './vocabulary.js';

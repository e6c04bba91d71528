/** The forms in which values are compared. Without the classes of messages and views, because threads that write views load this too. */
export * from './mailbox.js';
export * from './phone-forms.js';
export { isDay } from './moments.js';

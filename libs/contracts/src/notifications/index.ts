export * from './mails/mail.messages.js';
export * from './mails/mail.refusals.js';

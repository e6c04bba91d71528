export * from './mails/mail.messages.js';

export * from './mail.messages.js';

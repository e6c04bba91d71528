export * from './access-token.js';
export * from './find-user.query.js';
export * from './get-access.query.js';
export * from './identity.events.js';
export * from './identity.messages.js';
export * from './installation.events.js';
export * from './session.events.js';
export * from './user.events.js';

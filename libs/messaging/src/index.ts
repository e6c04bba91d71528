export * from './call-observer.js';
export * from './mandate.js';
export * from './service-client.port.js';
export * from './in-process-service-client.js';

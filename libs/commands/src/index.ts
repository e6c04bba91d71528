export * from './changes-of.js';
export * from './from-the-start.js';
export * from './record-reach.js';

export * from './changes-of.js';
export * from './record-reach.js';

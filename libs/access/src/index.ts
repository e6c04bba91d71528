export * from './access.js';
export * from './matrix.js';

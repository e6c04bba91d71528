export * from './products/product.events.js';
export * from './products/product.inputs.js';
export * from './products/product.messages.js';
export * from './products/product.refusals.js';
export * from './products/product.view.js';

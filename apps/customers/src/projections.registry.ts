import { likeness } from './customers/likeness.projection.js';

/** Every index of this service, for the process that keeps it up to date. */
export const customersProjections = [likeness];

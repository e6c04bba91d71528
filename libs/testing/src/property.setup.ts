import fc from 'fast-check';
import { testSeed } from './random.js';

/** Jest loads it before each suite: properties draw from the seed of the run. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: testSeed() });

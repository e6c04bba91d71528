import fc from 'fast-check';
import { testSeed } from './random.js';

/** Jest loads it before each suite, so property tests use the seed of the run. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: testSeed() });

export { keyVaultConformance, type KeyVaultHarness } from './key-vault.conformance.js';

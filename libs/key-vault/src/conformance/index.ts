export { putSecretOfEarlierRelease } from './earlier-release.fixture.js';
export { keyVaultConformance, type KeyVaultHarness } from './key-vault.conformance.js';

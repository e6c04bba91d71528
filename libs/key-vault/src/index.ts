export { EmbeddedKeyVault, type EmbeddedKeyVaultOptions } from './embedded-key-vault.js';
export { damagedKeys, type KeyCheck } from './key-check.js';
export { fenceMac } from './fence-mac.js';
export { FittingKek } from './fitting-kek.js';
export type { KekSettings } from './kek-ring.js';
export * from './key-rows.port.js';
export * from './key-vault.port.js';
export { randomBytesOf } from './random-bytes.js';
export { BLIND_INDEX } from './vault-settings.js';

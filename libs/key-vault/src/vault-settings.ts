import { VaultDamaged, WrongKek } from '@crm/contracts/refusals';
import type { KeyObject } from 'node:crypto';
import type { KekRing } from './kek-ring.js';
import type { KeyRows, VaultSetting } from './key-rows.port.js';
import { unwrapKey, wrapKey } from './key-wrapping.js';
import { kekOf } from './opened-key.js';

/** The secret without which nothing unique is found; a store that holds data never gets another. */
export const BLIND_INDEX = 'blind-index';
/** Follows the secret once the log carries MACs, and a secret that was never in an earlier release. Without the key-encryption key nobody can take it away. */
export const LOG_AUTHENTICATED = Buffer.of(1);
/** The key-encryption keys that may wrap something, so a start need not scan a million keys. */
export const KEKS_IN_USE = 'keks-in-use';
const WALKED_SLICE = 200;

/** Throws VaultDamaged: another secret would find no e-mail address, log-in name or external id that is in the log. */
export function blindIndexOf(rows: KeyRows): VaultSetting {
  const setting = rows.setting(BLIND_INDEX);
  if (setting !== undefined) return setting;
  throw new VaultDamaged({
    reason: `The event log holds data, but the secret of its key vault is gone: the table vault_settings has no row "${BLIND_INDEX}". Nobody could log in without it. Restore the data directory from a backup (crm restore), or put the row back.`,
  });
}

/** Reads the remembered ids. A store of an earlier release has none, so its keys are scanned once. */
export function kekIdsInUse(rows: KeyRows, ring: KekRing): Set<string> {
  const { kekId } = blindIndexOf(rows);
  const remembered = rows.setting(KEKS_IN_USE);
  if (remembered === undefined) return walkedKekIds(rows, ring, kekId);
  const ids = JSON.parse(openSetting(ring, KEKS_IN_USE, remembered).toString('utf8')) as string[];
  return new Set([kekId, remembered.kekId, ...ids]);
}

/** Makes the ids durable, before the newest key-encryption key wraps anything. Nothing is written when nothing changes. */
export async function rememberKeks(rows: KeyRows, ring: KekRing, inUse: ReadonlySet<string>): Promise<void> {
  const kek = ring.keks[0];
  const ids = [...new Set([...inUse, kek.id])].sort();
  const remembered = rows.setting(KEKS_IN_USE);
  const text = JSON.stringify(ids);
  if (remembered?.kekId === kek.id && openSetting(ring, KEKS_IN_USE, remembered).toString('utf8') === text) return;
  await rows.putSetting(KEKS_IN_USE, { kekId: kek.id, value: wrapKey(kek, KEKS_IN_USE, Buffer.from(text)) });
}

function walkedKekIds(rows: KeyRows, ring: KekRing, kekId: string): Set<string> {
  const ids = new Set([kekId]);
  if (rows.countNotUnder(ring.keks[0].id) === 0) return ids;
  for (
    let slice = rows.slice('', WALKED_SLICE);
    slice.length > 0;
    slice = rows.slice(slice.at(-1)?.kid ?? '', WALKED_SLICE)
  )
    for (const { kekId } of slice) ids.add(kekId);
  return ids;
}

export function wrongKek(ring: KekRing, kekId: string): WrongKek {
  const held = ring.keks.map(({ id }) => id).join(', ');
  return new WrongKek({
    reason: `The data is encrypted under the key-encryption key ${kekId}, but ${ring.origin} holds ${held}. Provide that key; while one replaces another, provide both (KEK_PREVIOUS, or a second entry in the file).`,
  });
}

export function wrappedSecret(ring: KekRing, key: KeyObject, logAuthenticated: boolean): VaultSetting {
  const kek = ring.keks[0];
  const bytes = Buffer.concat([key.export(), ...(logAuthenticated ? [LOG_AUTHENTICATED] : [])]);
  return { kekId: kek.id, value: wrapKey(kek, BLIND_INDEX, bytes) };
}

export function openSetting(ring: KekRing, name: string, { kekId, value }: VaultSetting): Buffer {
  const kek = kekOf(ring, kekId);
  if (kek === undefined) throw wrongKek(ring, kekId);
  try {
    return unwrapKey(kek, name, value);
  } catch {
    throw new VaultDamaged({
      reason: `The stored setting "${name}" of the key vault was changed: ${ring.origin} cannot decrypt it. Restore the data directory from a backup (crm restore), or put the row of the table vault_settings back.`,
    });
  }
}

import type { KeyDamage } from '@crm/contracts/refusals';
import type { KekRing } from './kek-ring.js';
import type { KeyRow } from './key-rows.port.js';
import { unwrapKey, type Kek } from './key-wrapping.js';

type Wrapped = Pick<KeyRow, 'kid' | 'kekId' | 'wrapped'>;

export const kekOf = (ring: KekRing, id: string): Kek | undefined => ring.keks.find((kek) => kek.id === id);

/** Returns the bytes of a key, or why it cannot be unwrapped. */
export function openedKey(ring: KekRing, { kid, kekId, wrapped }: Wrapped): Buffer | KeyDamage {
  const kek = kekOf(ring, kekId);
  if (kek === undefined) return 'unknown-kek';
  try {
    return unwrapKey(kek, kid, wrapped);
  } catch {
    return 'changed';
  }
}

export function keyDamage(ring: KekRing, row: Wrapped | undefined): KeyDamage | undefined {
  if (row === undefined) return 'missing';
  const opened = openedKey(ring, row);
  if (typeof opened === 'string') return opened;
  opened.fill(0);
  return undefined;
}

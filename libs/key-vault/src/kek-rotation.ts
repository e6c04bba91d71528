import { setImmediate } from 'node:timers/promises';
import type { KekRing } from './kek-ring.js';
import type { KeyRow, KeyRows, VaultSetting } from './key-rows.port.js';
import type { KekRotation } from './key-vault.port.js';
import { wrapKey, type Kek } from './key-wrapping.js';
import { openedKey } from './opened-key.js';
import { BLIND_INDEX, blindIndexOf, kekIdsInUse, rememberKeks } from './vault-settings.js';

const REWRAP_SLICE = 200;

export interface Rotating {
  readonly rows: KeyRows;
  readonly ring: KekRing;
  /** The deployment's secret, wrapped by the newest key-encryption key. */
  secret(): VaultSetting;
}

/** Finishes an interrupted rotation, otherwise creates a new key-encryption key, unless the old ones are to be forgotten. */
export async function rotateKek(rotating: Rotating, forgetOld: boolean): Promise<KekRotation> {
  const { rows, ring } = rotating;
  const wasInUse = blindIndexOf(rows).kekId === ring.keks[0].id;
  let rewrapped = await rewrapUnder(ring.keks[0], rotating);
  if (rewrapped === 0 && wasInUse && !forgetOld) {
    await ring.begin();
    rewrapped = await rewrapUnder(ring.keks[0], rotating);
  }
  const kekId = ring.keks[0].id;
  const remaining = rows.countNotUnder(kekId);
  if (remaining === 0) await rememberKeks(rows, ring, new Set());
  const forgotten = forgetOld && remaining === 0 ? await ring.forgetOld() : [];
  const [, ...old] = ring.keks;
  return { rewrapped, remaining, kekId, retired: old.map(({ id }) => id), forgotten, origin: ring.origin };
}

/** A key that cannot be unwrapped stays as it is, and counts as remaining: it must not hold up the others. */
async function rewrapUnder(kek: Kek, { rows, ring, secret }: Rotating): Promise<number> {
  await rememberKeks(rows, ring, kekIdsInUse(rows, ring));
  // Writes keep their order: when this one is done, every key that was queued under the old key-encryption key can be read back.
  await rows.putSetting(BLIND_INDEX, secret());
  let rewrapped = 0;
  for (let after = ''; ; await setImmediate()) {
    const slice = rows.slice(after, REWRAP_SLICE);
    const stale = slice.flatMap((row) => (row.kekId === kek.id ? [] : rewrappedBy(kek, ring, row)));
    if (stale.length > 0) await rows.rewrap(stale);
    rewrapped += stale.length;
    const last = slice.at(-1);
    if (last === undefined) return rewrapped;
    after = last.kid;
  }
}

function rewrappedBy(kek: Kek, ring: KekRing, row: KeyRow): Pick<KeyRow, 'kid' | 'kekId' | 'wrapped'>[] {
  const bytes = openedKey(ring, row);
  if (typeof bytes === 'string') return [];
  return [{ kid: row.kid, kekId: kek.id, wrapped: wrapKey(kek, row.kid, bytes) }];
}

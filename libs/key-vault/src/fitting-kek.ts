import { WrongKek } from '@crm/contracts/refusals';
import type { KeyObject } from 'node:crypto';

import { openKekRing, type KekSettings } from './kek-ring.js';
import { secretKeyOf, unwrapKey, type Kek } from './key-wrapping.js';

/** Something wrapped: a person's key, or a secret of the installation. */
export interface Wrapped {
  readonly name: string;
  readonly kekId: string;
  readonly bytes: Uint8Array;
}

/** The key-encryption keys at hand, for keys that come from elsewhere: says whether they fit, and opens them. */
export class FittingKek {
  private constructor(private readonly ring: { readonly keks: readonly Kek[] }) {}

  /** Never makes a new key; none is asked for when nothing was wrapped. Throws WrongKek when there is none, or none of `kekIds`. */
  static async open(settings: KekSettings, kekIds: readonly string[]): Promise<FittingKek> {
    if (kekIds.length === 0) return new FittingKek({ keks: [] });
    const ring = await openKekRing(settings, true);
    const missing = kekIds.find((id) => ring.keks.every((kek) => kek.id !== id));
    if (missing === undefined) return new FittingKek(ring);
    const held = ring.keks.map(({ id }) => id).join(', ');
    throw new WrongKek({
      reason: `The backup is under the key-encryption key ${missing}, but ${ring.origin} holds ${held}. Put the key of the installation that was backed up there; without it no personal data can be read.`,
    });
  }

  /** Throws WrongKek when it was changed on the way. */
  open({ name, kekId, bytes }: Wrapped): KeyObject {
    const kek = this.ring.keks.find(({ id }) => id === kekId);
    try {
      if (kek !== undefined) return secretKeyOf(unwrapKey(kek, name, bytes));
    } catch {
      // told below: the cipher's own words say nothing
    }
    throw new WrongKek({
      reason: `The wrapped key ${name} cannot be opened: it was changed, or ${kekId} is not its key.`,
    });
  }
}

import { WrongKek } from '@crm/contracts/refusals';
import type { KeyObject } from 'node:crypto';
import type { KeyRow } from './key-rows.port.js';
import { everyKnownKek, type KekRing, type KekSettings } from './kek-ring.js';
import { secretKeyOf, unwrapKey } from './key-wrapping.js';

/** Something wrapped: a person's key, or a secret of the installation. */
export interface Wrapped {
  readonly name: string;
  readonly kekId: string;
  readonly bytes: Uint8Array;
}

/** The available key-encryption keys, applied to wrapped keys from a backup: checks that they match, and unwraps the keys. */
export class FittingKek {
  /** `ring`: undefined when nothing was wrapped. */
  private constructor(readonly ring?: KekRing) {}

  /** Never creates a key, and reads none when `kekIds` is empty. Throws WrongKek when a key of `kekIds` is missing. */
  static async open(settings: KekSettings, kekIds: readonly string[]): Promise<FittingKek> {
    if (kekIds.length === 0) return new FittingKek();
    const ring = await everyKnownKek(settings);
    const missing = kekIds.find((id) => ring.keks.every((kek) => kek.id !== id));
    if (missing === undefined) return new FittingKek(ring);
    const held = ring.keks.map(({ id }) => id).join(', ');
    throw new WrongKek({
      reason: `The backup is encrypted under the key-encryption key ${missing}, but ${ring.origin} holds ${held}. Put the key of the backed-up installation there, also if it was replaced since; without it no personal data can be read.`,
    });
  }

  /** Throws WrongKek when the wrapped key was changed. */
  open(wrapped: Wrapped): KeyObject {
    const key = this.#opened(wrapped);
    if (key !== undefined) return key;
    throw new WrongKek({
      reason: `The wrapped key ${wrapped.name} cannot be unwrapped: it was changed, or ${wrapped.kekId} is not its key.`,
    });
  }

  /** The key of a person; undefined when the row was changed. */
  keyIn({ kid, kekId, wrapped }: KeyRow): KeyObject | undefined {
    return this.#opened({ name: kid, kekId, bytes: wrapped });
  }

  #opened({ name, kekId, bytes }: Wrapped): KeyObject | undefined {
    const kek = this.ring?.keks.find(({ id }) => id === kekId);
    try {
      return kek && secretKeyOf(unwrapKey(kek, name, bytes));
    } catch {
      return undefined; // the cipher's own message explains nothing
    }
  }
}

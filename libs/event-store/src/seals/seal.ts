import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@crm/kernel';
import type { KeyVault } from '@crm/key-vault';
import type { LogSegment } from '../event-store.port.js';

/** What a seal says, before it is signed. */
export interface SealClaim extends LogSegment {
  /** Counts from 0; also the revision of its event. */
  readonly number: number;
  /** Hash of the previous seal's event; empty in the first seal. */
  readonly previous: string;
  /** RFC 3339 UTC. */
  readonly sealedAt: string;
  readonly keyId: string;
}

export interface Seal extends SealClaim {
  /** Ed25519, base64. */
  readonly signature: string;
}

const SEAL_DOMAIN = 'throughline.seal.v1\n';
const KEY_ID_DIGITS = 16;
/** PKCS #8 around the 32 bytes of an Ed25519 private key (RFC 8410). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs this installation's seals and seal files. */
export class SealKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;

  private constructor(private readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
    this.keyId = keyIdOf(this.publicKey);
  }

  /**
   * Derived from the deployment's secret, which the vault keeps wrapped by the key-encryption key. The seal key itself is stored nowhere: a
   * rotation of the key-encryption key does not change it, and nobody can sign without the key-encryption key.
   */
  static async of(vault: Pick<KeyVault, 'blindIndex'>): Promise<SealKey> {
    const bytes = Buffer.from(await vault.blindIndex('log-seals', 'ed25519-v1'), 'hex');
    const key = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, bytes]), format: 'der', type: 'pkcs8' });
    bytes.fill(0);
    return new SealKey(key);
  }

  /** SPKI, PEM: what others need to check a seal. */
  get publicKeyText(): string {
    return this.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  seal(claim: Omit<SealClaim, 'keyId'>): Seal {
    const signed = { ...claim, keyId: this.keyId };
    return { ...signed, signature: this.sign(sealText(signed)) };
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey).toString('base64');
  }
}

export const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, KEY_ID_DIGITS);

export const isSigned = (text: string, signature: string, publicKey: KeyObject): boolean =>
  verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));

/** Whether this key signed exactly these fields. */
export const sealFits = ({ signature, ...claim }: Seal, publicKey: KeyObject): boolean =>
  isSigned(sealText(claim), signature, publicKey);

/** What is signed: the domain tag and the RFC 8785 text of all fields but the signature. Fixed forever: docs/adr/0017. */
const sealText = (claim: SealClaim): string => SEAL_DOMAIN + canonicalJson(claim);

import { hash } from 'node:crypto';
import type { KeyVault } from '@crm/key-vault';

/** What is authenticated: part of the text, so the MAC of one kind of row is never that of another. */
export type Authenticated = 'event' | 'mark' | 'cut-over';

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
const FRAME_HEADER_BYTES = 4;
const UTF8_BYTES_PER_CODE_UNIT = 3;

/**
 * The key under which this installation authenticates what it stores: HMAC-SHA-256 (RFC 2104) over a domain tag and the frames of some
 * texts, framed as in chain.ts. Two calls of the one-shot hash take half the time of Node's Hmac. Fixed forever: docs/adr/0033.
 */
export class LogKey {
  readonly #outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES, 0x5c);
  #inner = Buffer.alloc(16 * 1024, 0x36);

  constructor(
    /** 32 bytes. Only for a thread of this process. */
    readonly bytes: Uint8Array,
  ) {
    for (const [index, byte] of bytes.entries()) {
      this.#inner[index]! ^= byte;
      this.#outer[index]! ^= byte;
    }
  }

  /**
   * Derived from the deployment's secret, which the vault keeps wrapped by the key-encryption key. It is stored nowhere, and stays when the
   * key-encryption key is rotated.
   */
  static async of(vault: Pick<KeyVault, 'blindIndex'>): Promise<LogKey> {
    return new LogKey(Buffer.from(await vault.blindIndex('log-macs', 'hmac-sha256-v1'), 'hex'));
  }

  /** Lower-case hex. */
  mac(kind: Authenticated, texts: readonly string[]): string {
    this.#reserve(texts);
    let end = BLOCK_BYTES + this.#inner.write(`throughline.${kind}.mac.v1\n`, BLOCK_BYTES, 'latin1');
    for (const text of texts) {
      const bytes = this.#inner.write(text, end + FRAME_HEADER_BYTES);
      this.#inner.writeUInt32BE(bytes, end);
      end += FRAME_HEADER_BYTES + bytes;
    }
    this.#outer.write(hash('sha256', this.#inner.subarray(0, end), 'binary'), BLOCK_BYTES, 'binary');
    return hash('sha256', this.#outer, 'hex');
  }

  #reserve(texts: readonly string[]): void {
    let bytes = 2 * BLOCK_BYTES;
    for (const text of texts) bytes += FRAME_HEADER_BYTES + text.length * UTF8_BYTES_PER_CODE_UNIT;
    if (bytes <= this.#inner.length) return;
    const larger = Buffer.alloc(bytes * 2);
    this.#inner.copy(larger, 0, 0, BLOCK_BYTES);
    this.#inner = larger;
  }
}

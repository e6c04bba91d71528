import { createHash } from 'node:crypto';
import type { Position } from './event-store.port.js';

const TIME_BYTES = 8;
const HASH_BYTES = 32;
const BUFFER_BYTES = 64 * 1024;
const UINT32 = 2 ** 32;

/**
 * SHA-256 over a domain tag and one record for each event, in the order of the log: the store's time (milliseconds since 1970 as uint64,
 * big endian), the event's hash (32 raw bytes) and the text of its position, which has a fixed width. The hash covers the event and
 * all earlier ones in its stream; time and position were added by the store. Fixed forever: docs/adr/0017.
 */
export class LogDigest {
  readonly #hash = createHash('sha256').update('throughline.log.v1\n');
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #end = 0;
  #events = 0;

  get events(): number {
    return this.#events;
  }

  /** `recordedAt` in milliseconds since 1970; `hash` in hex. */
  add(position: Position, recordedAt: number, hash: string): void {
    if (this.#end + TIME_BYTES + HASH_BYTES + position.length > BUFFER_BYTES) this.#flush();
    this.#buffer.writeUInt32BE(Math.floor(recordedAt / UINT32) >>> 0, this.#end);
    this.#buffer.writeUInt32BE(recordedAt >>> 0, this.#end + TIME_BYTES / 2);
    this.#buffer.fill(0, this.#end + TIME_BYTES, this.#end + TIME_BYTES + HASH_BYTES);
    this.#buffer.write(hash, this.#end + TIME_BYTES, HASH_BYTES, 'hex');
    this.#end += TIME_BYTES + HASH_BYTES;
    this.#end += this.#buffer.write(position, this.#end, 'latin1');
    this.#events += 1;
  }

  /** Call it once, after the last event. */
  digest(): string {
    this.#flush();
    return this.#hash.digest('hex');
  }

  #flush(): void {
    this.#hash.update(this.#buffer.subarray(0, this.#end));
    this.#end = 0;
  }
}

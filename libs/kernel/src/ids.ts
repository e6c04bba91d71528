import { hash, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const ID_BYTES = 16;
const pool = Buffer.alloc(256 * ID_BYTES);
let used = pool.length;

/** A new UUIDv7: unique, and ordered by time to the millisecond. One call of the random generator serves 256 ids, as it costs more than the rest. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return v7({ random: pool.subarray(used, (used += ID_BYTES)) });
}

/** The UUIDv7 of a moment, with 16 random bytes from the caller: for a history that is the same each time it is generated. */
export const idAt = (moment: Date, random: Uint8Array): string => v7({ msecs: moment.getTime(), random });

/**
 * A UUIDv5 (RFC 9562, section 5.5) that is derived from its parts: the same parts give the same id on every machine and after every crash.
 * `namespace` is a UUID (a command id, an import id). Node's one-shot hash is several times faster than a library that also serves browsers.
 */
export function derivedId(namespace: string, ...parts: (string | number)[]): string {
  const name = Buffer.from(parts.join('/'), 'utf8');
  const bytes = Buffer.from(
    hash('sha1', Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), name]), 'hex'),
    'hex',
  );
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const text = bytes.toString('hex', 0, 16);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

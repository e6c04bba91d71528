import { Injectable } from '@nestjs/common';
import type { Principal } from '@crm/contracts';
import { LRUCache } from 'lru-cache';

/** Principals remembered; an entry takes about 200 bytes. */
const REMEMBERED = 10_000;

/** The position of each principal's last write through this gateway, so that a client that sends no token still reads its own writes. */
@Injectable()
export class LastWrites {
  private readonly positions = new LRUCache<string, string>({ max: REMEMBERED });

  of({ type, id }: Principal): string | undefined {
    return this.positions.get(`${type}:${id}`);
  }

  remember({ type, id }: Principal, position: string): void {
    const key = `${type}:${id}`;
    const known = this.positions.get(key);
    if (known === undefined || known < position) this.positions.set(key, position);
  }
}

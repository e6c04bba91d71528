import { StillRunning, IdempotencyKeyReused } from '@crm/contracts/refusals';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';

/** Remembered keys of completed requests, to detect one that is used again for another request. About 200 bytes each. */
const REMEMBERED = 10_000;

/**
 * Requests with an Idempotency-Key, identified by principal and key. A second one is refused (409) while the first one runs in this
 * process, and a key is valid for one request only (422). This is only a help within one process: the receipt in the log is what gives
 * several tries one effect, even across restarts and crashes. A refused request leaves no trace: it may be corrected and sent again with
 * the same key.
 */
@Injectable()
export class RunningKeys {
  private readonly running = new Map<string, string>();
  private readonly done = new LRUCache<string, string>({ max: REMEMBERED });

  /** Throws StillRunning and IdempotencyKeyReused. The request runs until its reply is closed. */
  begin({ commandId, fingerprint }: CallContext, reply: FastifyReply): void {
    if (fingerprint === undefined) return;
    const done = this.done.get(commandId);
    const running = this.running.get(commandId);
    if ((running ?? done ?? fingerprint) !== fingerprint) throw new IdempotencyKeyReused({});
    // Any number of requests may read an existing receipt at once.
    if (done !== undefined) return;
    if (running !== undefined) throw new StillRunning({});
    this.running.set(commandId, fingerprint);
    reply.raw.once('close', () => {
      this.running.delete(commandId);
      // A caller that hangs up earlier has no answer, and the status is still that of a success.
      if (reply.raw.headersSent && reply.statusCode < 300) this.done.set(commandId, fingerprint);
    });
  }
}

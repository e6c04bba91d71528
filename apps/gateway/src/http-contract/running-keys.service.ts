import { StillRunning, IdempotencyKeyReused } from '@crm/contracts/refusals';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';

/** Keys of done requests remembered, to tell one that comes again for something else. About 200 bytes each. */
const REMEMBERED = 10_000;

/**
 * Requests with an Idempotency-Key, told apart by principal and key. A second one waits outside (409) while the first one runs here, and a
 * key names one request only (422). This is a courtesy of one process: what makes one effect of many tries, over restarts and crashes
 * too, is the receipt in the log. A refused request leaves no trace: it may be corrected and sent again with its key.
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
    // Any number may ask at once for a receipt that is there.
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

import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallContext, Receipt } from '@crm/contracts';
import { isDomainError } from '@crm/kernel';
import type { FastifyReply } from 'fastify';
import { LastWrites } from './last-writes.service.js';
import { preferencesOf } from './preferences.http.js';

/** Something with a revision that a GET shows. */
export interface Representation {
  readonly revision: number;
}

/** Queries the resource as GET would show it. The context already holds the position to read from. */
export type Show<R extends Representation> = (context: CallContext) => Promise<R>;

/** Builds the responses of this API: receipts with their headers, representations with their ETag. */
@Injectable()
export class Answers {
  constructor(private readonly lastWrites: LastWrites) {}

  /** 201 with Location, a path of this API; the receipt, or with `Prefer: return=representation` the new resource. */
  async created<R extends Representation>(
    reply: FastifyReply,
    caller: CallContext,
    receipt: Receipt,
    location: string,
    show?: Show<R>,
  ): Promise<unknown> {
    reply.status(201).header('location', reply.server.publicPath + location);
    return this.changed(reply, caller, receipt, show);
  }

  /** 202 with Location; the receipt. `Retry-After` says to check the background work in a second. */
  async begun(reply: FastifyReply, caller: CallContext, receipt: Receipt, location: string): Promise<unknown> {
    reply
      .status(202)
      .header('location', reply.server.publicPath + location)
      .header('retry-after', '1');
    return this.changed(reply, caller, receipt);
  }

  /** 200; the receipt, or with `Prefer: return=representation` the changed resource. */
  async changed<R extends Representation>(
    reply: FastifyReply,
    caller: CallContext,
    receipt: Receipt,
    show?: Show<R>,
  ): Promise<unknown> {
    this.lastWrites.remember(caller.principal, receipt.position);
    if (receipt.position !== '') reply.header('consistency-token', receipt.position);
    if (receipt.repeated) reply.header('idempotency-replayed', 'true');
    const wanted = show !== undefined && preferencesOf(reply.request).has('return=representation');
    const shown = wanted ? await unlessHidden(show({ ...caller, readAfter: receipt.position })) : undefined;
    if (shown === undefined) {
      const { repeated: _repeated, ...body } = receipt;
      reply.header('etag', `"${body.revision}"`);
      return body;
    }
    reply.header('preference-applied', 'return=representation');
    return withETag(reply, shown).body;
  }

  /** 200 with an ETag, or 304 when the caller already has exactly this representation. */
  shown(reply: FastifyReply, representation: Representation): unknown {
    return unlessKnown(reply, withETag(reply, representation));
  }

  /** As `shown`, for results without a revision of their own: pages of lists, and results that combine several resources. The ETag is weak. */
  listed(reply: FastifyReply, page: object): unknown {
    const body = JSON.stringify(page);
    return unlessKnown(reply, answerWith(reply, `W/"${hashOf(body)}"`, body));
  }
}

/** undefined: the caller cannot see the result any more (it has another owner now, or was removed meanwhile). The change still takes effect. */
async function unlessHidden<R>(shown: Promise<R>): Promise<R | undefined> {
  try {
    return await shown;
  } catch (error) {
    if (isDomainError(error) && error.kind === 'not-found') return undefined;
    throw error;
  }
}

interface Tagged {
  readonly etag: string;
  readonly body: string;
}

function unlessKnown(reply: FastifyReply, { etag, body }: Tagged): string | undefined {
  if (!knows(reply.request.headers['if-none-match'], etag)) return body;
  reply.status(304);
  return undefined;
}

/** The ETag changes with the revision and with what this caller may see of it. */
function withETag(reply: FastifyReply, representation: Representation): Tagged {
  const body = JSON.stringify(representation);
  return answerWith(reply, `"${representation.revision}-${hashOf(body)}"`, body);
}

/** The body is sent as the text that was hashed. */
function answerWith(reply: FastifyReply, etag: string, body: string): Tagged {
  reply.header('etag', etag).type('application/json; charset=utf-8');
  return { etag, body };
}

const hashOf = (body: string): string => hash('sha256', body, 'base64url').slice(0, 22);

/** Weak comparison, as If-None-Match requires. */
function knows(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = etag.replace(/^W\//, '');
  return header.split(',').some((candidate) => [opaque, '*'].includes(candidate.trim().replace(/^W\//, '')));
}

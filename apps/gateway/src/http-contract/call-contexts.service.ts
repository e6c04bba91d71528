import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallContext, Principal } from '@crm/contracts';
import { canonicalJson, derivedId, newId } from '@crm/kernel';
import { clientAddressOf, InvalidInput } from '@crm/platform';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS } from './caller.decorator.js';
import { IDEMPOTENCY_KEY, IF_MATCH, POSITION } from '../openapi/header-forms.openapi.js';
import { LastWrites } from './last-writes.service.js';
import { preferencesOf } from './preferences.http.js';

/** Namespace of the command ids that are derived from an Idempotency-Key. Never changes: retries after an upgrade must find their events. */
const IDEMPOTENCY_NAMESPACE = '6f1de0a9-3a5c-5c0e-9d39-8f6a7be2c1d4';
/** Positions are compared as texts of this length. */
const POSITION_DIGITS = 20;

/** Builds the context of a call from its request. */
@Injectable()
export class CallContexts {
  constructor(private readonly lastWrites: LastWrites) {}

  /** `fingerprintKey`: secret of the deployment. `takesIfMatch`, `takesKey`: whether the route takes these headers; others ignore them. Throws InvalidInput, which names the malformed header. */
  of(
    request: FastifyRequest,
    principal: Principal,
    fingerprintKey: string,
    { takesIfMatch, takesKey }: { readonly takesIfMatch: boolean; readonly takesKey: boolean },
  ): CallContext {
    const ifMatch = takesIfMatch
      ? header(request, 'if-match', IF_MATCH, 'must be one ETag from this API, for example "3"')
      : undefined;
    // All callers who are not logged in share one name, and so would their keys.
    const key =
      takesKey && principal !== ANONYMOUS
        ? header(request, 'idempotency-key', IDEMPOTENCY_KEY, 'must be 1 to 255 visible ASCII characters')
        : undefined;
    const token = header(request, 'consistency-token', POSITION, 'must be a token from this API');
    const readAfter = later(token?.[0].padStart(POSITION_DIGITS, '0'), this.lastWrites.of(principal));
    return {
      principal,
      correlationId: request.exchange.id,
      commandId: key === undefined ? newId() : derivedId(IDEMPOTENCY_NAMESPACE, principal.type, principal.id, key[0]),
      source: 'api',
      ip: clientAddressOf(request),
      traceparent: request.exchange.traceparent,
      requestId: request.exchange.requestId,
      ...(key === undefined ? {} : { fingerprint: fingerprint(request, fingerprintKey) }),
      ...(ifMatch === undefined ? {} : { ifMatch: Number(ifMatch[1]) }),
      ...(readAfter === undefined ? {} : { readAfter }),
      ...(preferencesOf(request).has('consistency=strict') ? { strictConsistency: true } : {}),
    };
  }
}

/** Keyed: without the key, nobody can check whether a guessed body was sent. */
function fingerprint({ method, url, body }: FastifyRequest, key: string): string {
  const text = canonicalJson(body ?? null);
  return createHmac('sha256', key).update(`${method}\n${url}\n${text}`).digest('base64url');
}

function header(request: FastifyRequest, name: string, form: RegExp, detail: string): RegExpExecArray | undefined {
  const value = request.headers[name];
  if (value === undefined) return undefined;
  const match = typeof value === 'string' ? form.exec(value) : null;
  if (match === null)
    throw new InvalidInput([{ pointer: name, code: 'malformed-header', detail: `The header ${detail}.` }]);
  return match;
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

/** The context of the gateway's own commands and queries. */
export function ownContext(): CallContext {
  return {
    principal: { type: 'system', id: 'gateway', roles: [], teamIds: [] },
    correlationId: newId(),
    commandId: newId(),
    source: 'api',
  };
}

import { Readable } from 'node:stream';
import { requireRight, type Action } from '@crm/access';
import type { CallContext, Principal } from '@crm/contracts';
import { GetHolderAccess } from '@crm/contracts/identity';
import { Unauthenticated } from '@crm/contracts/refusals';
import { isDomainError } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { Injectable } from '@nestjs/common';
import { ownContext } from '../http-contract/call-contexts.service.js';
import { CurrentAccess } from './current-access.service.js';
import { holderOf } from './tickets.service.js';

/** Access is up to three seconds old (see CurrentAccess), so what is taken away is noticed within five. */
const LOOK_MS = 1_500;

/** The context of the caller with the rights of this moment. Throws Unauthenticated and Forbidden. */
export type CallerNow = () => Promise<CallContext>;

/** Requests that take long: what the caller may do is judged again while they last, not only at their beginning. */
@Injectable()
export class LastingRequests {
  constructor(
    private readonly services: ServiceClient,
    private readonly access: CurrentAccess,
  ) {}

  /** A file that is sent part by part. It breaks off where it is once the caller may no longer do this, also while the client reads nothing. */
  file(caller: CallContext, action: Action, parts: (now: CallerNow) => AsyncGenerator<Uint8Array | string>): Readable {
    const now = this.callerNow(caller, action);
    const file = Readable.from(parts(now), { objectMode: false });
    const look = setInterval(
      () => void now().catch((error: unknown) => isRefused(error) && file.destroy(error)),
      LOOK_MS,
    );
    look.unref();
    return file.once('close', () => clearInterval(look));
  }

  callerNow(caller: CallContext, action: Action): CallerNow {
    return async () => {
      const principal = await this.principalNow(caller.principal);
      requireRight(principal, action);
      return { ...caller, principal };
    };
  }

  /** The session of a user must still live. The token of an API client may expire meanwhile: its client counts, with the scopes of the token. */
  private async principalNow(then: Principal): Promise<Principal> {
    if (then.type !== 'api-client')
      return this.access.principalOf({ ...holderOf(then), expiresAtMs: Number.POSITIVE_INFINITY });
    const access = await this.services.query(new GetHolderAccess(then.type, then.id), ownContext());
    if (access === null) throw new Unauthenticated({});
    const { validUntil: _end, ...rights } = access;
    return { ...then, ...rights, scopes: (then.scopes ?? []).filter((scope) => rights.scopes?.includes(scope)) };
  }
}

/** While identity cannot be asked, the next part waits for its answer. */
const isRefused = (error: unknown): error is Error =>
  isDomainError(error) && (error.kind === 'forbidden' || error.kind === 'unauthenticated');

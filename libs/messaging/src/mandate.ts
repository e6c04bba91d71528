import type { CallContext, Principal, Role } from '@crm/contracts';
import { GetHolderAccess } from '@crm/contracts/identity';
import { ActorInactive } from '@crm/contracts/refusals';
import { isDomainError, newId } from '@crm/kernel';
import type { ServiceClient } from './service-client.port.js';

/** How long an answer from identity is used. What was taken away is noticed at most this much later. */
const FRESH_MS = 1_000;

/** The caller who began an act, with the rights of that moment, as the first event of the act records it. */
export interface MandateGiver {
  readonly type: 'user' | 'api-client' | 'system';
  readonly id: string;
  readonly roles: readonly string[];
  readonly teamIds: readonly string[];
  /** API clients only: the scopes of the token. Absent in acts of earlier releases. */
  readonly scopes?: readonly string[] | undefined;
}

/** Throws the refusal that ends the act when the rights of now do not suffice to go on. */
export type JudgeMandate = (now: Principal, then: Principal) => void;

/**
 * The right to go on for a caller after the request was answered. Sessions and tokens do not matter: an act goes on after a log-out and
 * after its token has expired. It ends when the user or API client is no longer active, or `judge` says that too little is left.
 */
export class Mandate {
  private answer: { readonly askedAt: number; readonly principal: Promise<Principal> } | undefined;

  constructor(
    private readonly services: ServiceClient,
    private readonly giver: MandateGiver,
    private readonly judge: JudgeMandate,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * The giver as of now, or as of a second ago: never with more scopes than the token that began the act had. Throws ActorInactive, what
   * `judge` throws, and the error of identity when it cannot be asked.
   */
  principal(): Promise<Principal> {
    if (this.answer !== undefined && this.now() - this.answer.askedAt < FRESH_MS) return this.answer.principal;
    const principal = this.ask();
    principal.catch(() => undefined); // the caller that awaits it handles it
    this.answer = { askedAt: this.now(), principal };
    return principal;
  }

  /** Looks every second, for what waits and acts only later. Calls `ended` at most once, with the refusal. Returns what stops it. */
  watch(ended: (refusal: Error) => void): () => void {
    let watching = true;
    const timer = setInterval(() => {
      this.principal().catch((error: unknown) => {
        // While identity cannot be asked, the act waits: it goes on or ends with the next answer.
        if (!watching || !isDomainError(error) || error.kind !== 'forbidden') return;
        stop();
        ended(error);
      });
    }, FRESH_MS).unref();
    const stop = (): void => {
      watching = false;
      clearInterval(timer);
    };
    return stop;
  }

  private async ask(): Promise<Principal> {
    const { type, id, roles, teamIds, scopes } = this.giver;
    const then = { type, id, roles: roles as readonly Role[], teamIds };
    if (type === 'system') return then;
    const access = await this.services.query(new GetHolderAccess(type, id), contextOf(then));
    if (access === null) throw new ActorInactive({});
    const { validUntil: _end, ...rights } = access;
    const held = scopes ?? rights.scopes;
    const now = {
      type,
      id,
      ...rights,
      ...(held && { scopes: held.filter((scope) => rights.scopes?.includes(scope)) }),
    };
    this.judge(now, { ...then, ...(held && { scopes: held }) });
    return now;
  }
}

const contextOf = (principal: Principal): CallContext => ({
  principal,
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
});

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { CallContext, Principal } from '@crm/contracts';
import { RecordRefusal } from '@crm/contracts/audit';
import { newId, type DomainError } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { clientAddressOf } from '@crm/platform';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../http-contract/caller.decorator.js';
import { CoalescedRefusals, type Told } from './coalesced-refusals.model.js';

const MINUTE_MS = 60_000;
/** Kinds of refusals kept apart in one minute. */
const MAX_KINDS = 500;
/** Refusals that wait for the log. Further ones are dropped. */
const MAX_WAITING = 2_000;

/** Who was refused, and in which request. */
type Refused = Pick<CallContext, 'principal' | 'correlationId' | 'ip' | 'traceparent' | 'requestId'>;

const GATEWAY: Principal = { type: 'system', id: 'gateway', roles: [], teamIds: [] };
const OVERFLOW = {
  key: '',
  code: 'audit.too-many-refusals',
  who: { principal: GATEWAY, correlationId: newId() },
} as const;

/** Identity already records these in the log, where it counts them. */
const TOLD_ELSEWHERE = ['identity.login-refused', 'identity.client-refused'];
const LOCKED = 'identity.too-many-failures';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Records refused access in the log. Never delays the refusal itself: it is recorded after the response, and only counted while the log
 * accepts no writes.
 */
@Injectable()
export class RefusalJournal implements OnApplicationShutdown {
  private readonly refusals = new CoalescedRefusals<Refused>(MAX_KINDS, OVERFLOW);
  private readonly waiting: Told<Refused>[] = [];
  private telling: Promise<void> | undefined;
  private minute: NodeJS.Timeout | undefined;

  constructor(private readonly services: ServiceClient) {}

  /** Takes every refusal; records those of access. */
  notice(error: DomainError<object>, request: FastifyRequest): void {
    const { kind, code } = error;
    if (kind !== 'forbidden' && kind !== 'unauthenticated' && code !== LOCKED) return;
    if (TOLD_ELSEWHERE.includes(code)) return;
    const { action } = error.facts as { action?: string };
    const principal = request.principal ?? ANONYMOUS;
    const named = Object.values((request.params ?? {}) as Record<string, string>).find((value) => UUID.test(value));
    const refusal = {
      key: `${principal.type}:${principal.id}|${code}|${action ?? ''}`,
      code,
      who: whoOf(request, principal),
      route: `${request.method} ${request.routeOptions.url ?? ''}`,
      ...(action !== undefined && { action }),
      ...(named !== undefined && { recordId: named }),
    };
    const told = this.refusals.add(refusal, new Date().toISOString());
    this.minute ??= setTimeout(() => this.close(), MINUTE_MS).unref();
    if (told !== undefined) this.tell([told]);
  }

  /** Records what was counted before the program ends. */
  async onApplicationShutdown(): Promise<void> {
    this.close();
    await this.telling;
  }

  private close(): void {
    clearTimeout(this.minute);
    this.minute = undefined;
    this.tell(this.refusals.close());
  }

  private tell(refusals: readonly Told<Refused>[]): void {
    this.waiting.push(...refusals.slice(0, MAX_WAITING - this.waiting.length));
    this.telling ??= this.record().finally(() => (this.telling = undefined));
  }

  /**
   * Records one refusal after the other, after the requests that are being answered now. What the log does not accept is retried a minute
   * later.
   */
  private async record(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const { who, ...refusal } = next;
      try {
        await this.services.command(new RecordRefusal(refusal), { ...who, commandId: newId(), source: 'api' });
      } catch {
        this.minute ??= setTimeout(() => this.close(), MINUTE_MS).unref();
        return;
      }
      this.waiting.shift();
    }
  }
}

function whoOf(request: FastifyRequest, principal: Principal): Refused {
  const { id, traceparent, requestId } = request.exchange;
  return { principal, correlationId: id, ip: clientAddressOf(request), traceparent, requestId };
}

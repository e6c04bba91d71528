import { ConcurrencyConflict } from '@crm/contracts/refusals';
import type { CallContext } from '@crm/contracts';
import { derivedId, type Clock } from '@crm/kernel';
import type { Draft, Envelope, EventCodec } from '../codec/event-codec.js';
import { type AppendRequest, type AppendResult, type EventStore, type ExpectedRevision } from '../event-store.port.js';
import type { ClaimPlan, Step } from './claims.js';

/** A step whose events were validated and have their envelopes. */
export interface PreparedStep {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly drafts: readonly Draft[];
}

/** Adds envelopes to the decided events, encrypts them, and appends claims, record and releases in that order. */
export class StreamWriter {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
  ) {}

  /**
   * An event's id is derived from its number in the command: `firstNumber` for the first event, then counting up.
   * Throws a TypeError for data that does not match its schema.
   */
  prepare({ stream, expected, events }: Step, context: CallContext, firstNumber = 0): PreparedStep {
    const meta = this.envelope(context);
    const { commandId, ip } = context;
    const drafts = events.map(({ type, data }, index) => {
      const id = derivedId(commandId, stream, firstNumber + index);
      return this.codec.draft(
        { stream, id, type, data, meta, ...(ip !== undefined && { ip }) },
        expected === 'no-stream',
      );
    });
    return { stream, expected, drafts };
  }

  /** Returns the record's result. Appends atomically where the store can append to several streams at once, else one after the other. */
  async append(record: PreparedStep, plan: ClaimPlan, context: CallContext): Promise<AppendResult> {
    const { claims, releases } = plan;
    if (claims.length + releases.length === 0) return this.appendOne(record);
    if (!this.store.capabilities.atomicMultiStream) return this.appendInOrder(claims, record, releases, context);
    const steps = [...this.ofClaims(claims, context), record, ...this.ofClaims(releases, context)];
    const results = await this.store.appendMany(await this.encrypted(steps));
    return results[claims.length] as AppendResult;
  }

  /** Each step is idempotent; a repeated command continues where the first stopped. */
  private async appendInOrder(
    claims: readonly Step[],
    record: PreparedStep,
    releases: readonly Step[],
    context: CallContext,
  ): Promise<AppendResult> {
    for (const claim of this.ofClaims(claims, context)) await this.appendOne(claim);
    const result = await this.appendOne(record);
    await this.appendReleases(releases, context);
    return result;
  }

  async appendReleases(releases: readonly Step[], context: CallContext): Promise<void> {
    for (const release of this.ofClaims(releases, context))
      await this.appendOne(release).catch((error: unknown) => {
        if (!(error instanceof ConcurrencyConflict)) throw error; // a conflict: it was already released
      });
  }

  /** One command may append to a claim stream more than once: the revision keeps the ids distinct. */
  ofClaims(steps: readonly Step[], context: CallContext): PreparedStep[] {
    return steps.map((step) => this.prepare(step, context, typeof step.expected === 'number' ? step.expected + 1 : 0));
  }

  private async appendOne(step: PreparedStep): Promise<AppendResult> {
    const [request] = await this.encrypted([step]);
    return this.store.append(request as AppendRequest);
  }

  /** Returns requests that are ready to append, in the same order. Append them as EventCodec.encrypt requires. */
  async encrypted(steps: readonly PreparedStep[]): Promise<AppendRequest[]> {
    const events = await this.codec.encrypt(steps.flatMap(({ drafts }) => drafts));
    let end = 0;
    return steps.map(({ stream, expected, drafts }) => ({
      stream,
      expected,
      events: events.slice(end, (end += drafts.length)),
    }));
  }

  private envelope(context: CallContext): Envelope {
    const { principal, correlationId, causationId, commandId, source, fingerprint, traceparent, requestId } = context;
    return {
      occurredAt: this.clock().toISOString(),
      correlationId,
      causationId: causationId ?? commandId,
      commandId,
      actor: { type: principal.type, id: principal.id },
      source,
      ...(fingerprint !== undefined && { fingerprint }),
      ...(traceparent !== undefined && { traceparent }),
      ...(requestId !== undefined && { requestId }),
    };
  }
}

import type { UniqueValueEvent } from '@crm/contracts';
import { ConcurrencyConflict, StreamDeleted } from '@crm/contracts/refusals';
import type { Clock, Decider, DomainEvent, UniqueValue } from '@crm/kernel';
import type { EventCodec } from '../codec/event-codec.js';
import { type EventStore, type ExpectedRevision, type Revision } from '../event-store.port.js';
import type { KeyVault } from '@crm/key-vault';

/** Events for one stream at one expected revision. */
export interface Step {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly DomainEvent[];
}

/** How claims change when a record goes from one state to the next. */
export interface ClaimPlan {
  /** The values that `claims` cover, and those that the record has already claimed. */
  readonly gained: readonly UniqueValue[];
  /** To be appended before the record's own events. */
  readonly claims: readonly Step[];
  /** To be appended after them. */
  readonly releases: readonly Step[];
}

type Taken = (value: UniqueValue, holder: string) => Error;

/** The state of a claim stream, taken from its last event. */
interface Claim {
  readonly event: UniqueValueEvent;
  readonly revision: Revision;
  readonly recordedAt: string;
}

export interface ClaimsOptions {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly codec: EventCodec;
  readonly clock: Clock;
  /** How long a claim is kept while its holder's stream does not exist. */
  readonly graceMs: number;
}

const NOTHING: ClaimPlan = { gained: [], claims: [], releases: [] };

/** Unique values: each is a stream named by a keyed hash of the value, and its last event says who holds it. */
export class Claims {
  constructor(private readonly options: ClaimsOptions) {}

  /**
   * `contended` holds claim streams that turned out to exist. The others are assumed to be new, which saves a read; the append detects it
   * when they are not.
   * Throws the decider's `taken` when another record holds a value.
   */
  async plan<State>(
    { unique }: Pick<Decider<State, never, DomainEvent>, 'unique'>,
    holder: string,
    [before, after]: readonly [State, State],
    contended: ReadonlySet<string>,
  ): Promise<ClaimPlan> {
    if (unique === undefined) return NOTHING;
    const [held, wanted] = [unique.values(before), unique.values(after)];
    const gained = without(wanted, held);
    const lost = without(held, wanted);
    if (gained.length === 0 && lost.length === 0) return NOTHING;
    const claims: Step[] = [];
    for (const value of gained) {
      await this.requireUnclaimed(value, holder, unique.taken);
      const stream = await this.streamOf(value);
      if (!contended.has(stream)) claims.push(claimStep(stream, 'no-stream', value.kind, holder));
      else claims.push(...(await this.claimAgain(stream, value, holder, unique.taken)));
    }
    return { gained, claims, releases: await this.releases(holder, lost) };
  }

  /** The steps that release values, also under what an earlier release claimed; none for what the holder no longer has. */
  async releases(holder: string, values: readonly UniqueValue[]): Promise<Step[]> {
    const claimed = without(values.flatMap(withFormer), []);
    const steps = await Promise.all(claimed.map(async (value) => this.release(await this.streamOf(value), holder)));
    return steps.filter((step) => step !== undefined);
  }

  /** Nobody can claim a former value any more, so reading it decides. */
  private async requireUnclaimed(value: UniqueValue, holder: string, taken: Taken): Promise<void> {
    for (const former of formerOf(value)) {
      const claim = await this.current(await this.streamOf(former));
      if (claim === undefined || claim.event.type === 'ValueReleased') continue;
      const other = claim.event.data.holder;
      if (other !== holder && !(await this.isAbandoned(other, claim))) throw taken(value, idOf(other));
    }
  }

  private async release(stream: string, holder: string): Promise<Step | undefined> {
    const claim = await this.current(stream);
    if (claim === undefined || !holds(claim, holder)) return undefined;
    return { stream, expected: claim.revision, events: [released(claim.event.data.kind, holder)] };
  }

  /** All values are read, so that the time of the answer reveals nothing about which of them is held. */
  async holderOf(kind: string, values: readonly string[]): Promise<string | undefined> {
    const claims = await Promise.all(values.map(async (value) => this.current(await this.streamOf({ kind, value }))));
    const held = claims.find((claim) => claim?.event.type === 'ValueClaimed');
    return held && idOf(held.event.data.holder);
  }

  private async claimAgain(stream: string, value: UniqueValue, holder: string, taken: Taken): Promise<Step[]> {
    const claim = await this.current(stream);
    if (claim === undefined) return [claimStep(stream, 'no-stream', value.kind, holder)];
    if (claim.event.type === 'ValueReleased') return [claimStep(stream, claim.revision, value.kind, holder)];
    const other = claim.event.data.holder;
    if (other === holder) return [];
    if (!(await this.isAbandoned(other, claim))) throw taken(value, idOf(other));
    return [{ stream, expected: claim.revision, events: [released(value.kind, other), claimed(value.kind, holder)] }];
  }

  /** True when the holder's stream was never created and can no longer be: it is retired before its claim is taken over. */
  private async isAbandoned(holder: string, { recordedAt }: Claim): Promise<boolean> {
    const { store, clock, graceMs } = this.options;
    const { state } = await store.head(holder);
    if (state !== 'missing') return state === 'deleted';
    if (clock().getTime() - Date.parse(recordedAt) < graceMs) return false;
    try {
      await store.delete(holder, 'hard', 'no-stream');
      return true;
    } catch (error) {
      if (error instanceof StreamDeleted) return true; // another claimant was faster
      if (error instanceof ConcurrencyConflict) return false; // the holder was created after all
      throw error;
    }
  }

  private async current(stream: string): Promise<Claim | undefined> {
    const { store, codec } = this.options;
    for await (const stored of store.readStream(stream, { backwards: true, limit: 1 })) {
      const [event] = await codec.decodeMany([stored], { unknown: 'throw' });
      return { event: event as unknown as UniqueValueEvent, revision: stored.revision, recordedAt: stored.recordedAt };
    }
    return undefined;
  }

  private streamOf(value: UniqueValue): Promise<string> {
    return claimStreamOf(this.options.vault, value);
  }
}

/** The name is a keyed hash: nobody without the key can find out whose value it is. */
export const claimStreamOf = async (
  vault: Pick<KeyVault, 'blindIndex'>,
  { kind, value }: UniqueValue,
): Promise<string> => `claim-${kind}-${await vault.blindIndex(kind, value)}`;

const claimed = (kind: string, holder: string): UniqueValueEvent => ({
  type: 'ValueClaimed',
  data: { kind, holder },
});
export const released = (kind: string, holder: string): UniqueValueEvent => ({
  type: 'ValueReleased',
  data: { kind, holder },
});
export const claimStep = (stream: string, expected: ExpectedRevision, kind: string, holder: string): Step => ({
  stream,
  expected,
  events: [claimed(kind, holder)],
});
const holds = ({ event }: Claim, holder: string): boolean =>
  event.type === 'ValueClaimed' && event.data.holder === holder;

const formerOf = ({ kind, former = [] }: UniqueValue): UniqueValue[] => former.map((value) => ({ kind, value }));
const withFormer = (value: UniqueValue): UniqueValue[] => [value, ...formerOf(value)];

/** The `values` that are not in `others`, each once. */
export function without(values: readonly UniqueValue[], others: readonly UniqueValue[]): UniqueValue[] {
  const key = ({ kind, value }: UniqueValue) => `${kind}\0${value}`;
  const seen = new Set(others.map(key));
  return values.filter((value) => !seen.has(key(value)) && seen.add(key(value)));
}

const UUID_AT_END = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A stream's name without its category. A category may contain dashes, and so may an id that is not a UUID. */
const idOf = (stream: string): string => UUID_AT_END.exec(stream)?.[0] ?? stream.slice(stream.indexOf('-') + 1);

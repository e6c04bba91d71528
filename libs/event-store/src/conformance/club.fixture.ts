import { NotSupported } from '@crm/contracts/refusals';
import type { CallContext, Receipt } from '@crm/contracts';
import { newId } from '@crm/kernel';
import { EventRegistry } from '../codec/event-registry.js';
import { BEGINNING, type EventStore, type StoredEvent } from '../event-store.port.js';
import type { KeyVault } from '@crm/key-vault';
import { EventSourcedStreams } from '../streams/event-sourced-streams.js';
import { callOf, memberDecider, memberRecord, type MemberCommand } from './member.fixture.js';

/** An event store and a vault that belong together. */
export interface StreamsHarness {
  readonly store: EventStore;
  readonly vault: KeyVault;
  dispose(): Promise<void>;
}

/** A store that cannot append to several streams at once. */
export const oneAtATime = (store: EventStore): EventStore =>
  intercept(store, {
    capabilities: { ...store.capabilities, atomicMultiStream: false },
    appendMany: () => Promise.reject(new NotSupported({ operation: 'appendMany' })),
  });

export function intercept(store: EventStore, overrides: Partial<EventStore>): EventStore {
  return new Proxy(store, {
    get(target, name: keyof EventStore) {
      const member = overrides[name] ?? target[name];
      return typeof member === 'function' && !(name in overrides) ? (member as () => unknown).bind(target) : member;
    },
  });
}

/** Sends commands to the streams, and reads the store directly. */
export class Club {
  now = Date.parse('2026-11-21T12:00:00Z');
  store: EventStore;
  streams: EventSourcedStreams;

  constructor(
    private readonly harness: StreamsHarness,
    wrap: (store: EventStore) => EventStore,
  ) {
    this.store = wrap(harness.store);
    this.streams = this.open();
  }

  /** Streams as another process would see the same log: nothing is cached. */
  open(store = this.store): EventSourcedStreams {
    const { vault } = this.harness;
    const registry = new EventRegistry(memberRecord.definitions);
    return new EventSourcedStreams({ store, vault, registry, clock: () => new Date(this.now), claimGraceMs: 30_000 });
  }

  /** The store without any wrapper. */
  get plainStore(): EventStore {
    return this.harness.store;
  }

  get vault(): KeyVault {
    return this.harness.vault;
  }

  send(
    memberId: string,
    command:
      | { type: 'Rename'; name: string }
      | { type: 'ReplaceEmails'; emails: string[] }
      | { type: 'Greet'; times?: number },
    context?: Partial<CallContext>,
    streams = this.streams,
  ): Promise<Receipt> {
    return streams.execute(memberDecider, memberId, { ...command, memberId } as MemberCommand, callOf(context));
  }

  join(
    memberId: string,
    emails: string[] = [],
    context?: Partial<CallContext>,
    streams = this.streams,
  ): Promise<Receipt> {
    const command: MemberCommand = { type: 'Join', memberId, name: `Member ${memberId}`, emails };
    return streams.execute(memberDecider, memberId, command, callOf(context), { creates: true });
  }

  async log(prefix = ''): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.harness.store.readAll({ after: BEGINNING }))
      if (event.stream.startsWith(prefix)) events.push(event);
    return events;
  }

  async types(prefix = ''): Promise<string[]> {
    return (await this.log(prefix)).map(({ type }) => type);
  }

  holder(email: string): Promise<string | undefined> {
    return this.streams.holderOf('member-email', email);
  }

  /** Appends a claim whose holder was never created, as a crash between two appends leaves it. */
  async plantClaim(email: string, holder: string): Promise<string> {
    const stream = `claim-member-email-${await this.vault.blindIndex('member-email', email)}`;
    const commandId = newId();
    const meta = {
      schemaVersion: 1,
      occurredAt: '2026-11-21T12:00:00.000Z',
      correlationId: commandId,
      causationId: commandId,
      commandId,
      actor: { type: 'user', id: 'u' },
      source: 'api',
    };
    const head = await this.harness.store.head(stream);
    const expected = head.revision === -1 ? 'no-stream' : head.revision;
    const data = { kind: 'member-email', holder: `member-${holder}` };
    await this.harness.store.append({ stream, expected, events: [{ id: newId(), type: 'ValueClaimed', data, meta }] });
    return stream;
  }

  /** Advances the clock past the grace time, counted from the store's `recordedAt`. */
  async passGrace(): Promise<void> {
    const last = (await this.log()).at(-1);
    this.now = Date.parse(last?.recordedAt ?? new Date().toISOString()) + 30_001;
  }
}

export const settled = async <T>(promises: Promise<T>[]) => {
  const results = await Promise.allSettled(promises);
  return {
    won: results.filter((result) => result.status === 'fulfilled').map(({ value }) => value),
    lost: results
      .filter((result) => result.status === 'rejected')
      .map(({ reason }) => reason as Error & { facts: object }),
  };
};
export const A = '0199aaaa-0000-7000-8000-00000000000a';
export const B = '0199aaaa-0000-7000-8000-00000000000b';
export const C = '0199aaaa-0000-7000-8000-00000000000c';

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDomainError, newId } from '@crm/kernel';
import fc from 'fast-check';
import { EventRegistry } from '../codec/event-registry.js';
import { callOf, memberDecider, memberRecord, type MemberCommand } from '../conformance/member.fixture.js';
import { openSqliteEventStore, type SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { EmbeddedKeyVault } from '@crm/key-vault';
import type { AggregateStreams } from './aggregate-streams.port.js';
import { EventSourcedStreams } from './event-sourced-streams.js';
import { RehearsedStreams } from './rehearsed-streams.js';

type Step = MemberCommand & { readonly ifMatch?: number };

const who = fc.constantFrom('a', 'b', 'c');
const addresses = fc.uniqueArray(fc.constantFrom('x', 'X', 'y', 'z'), { maxLength: 2 });
const ifMatch = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 3 });
const steps = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('Join' as const), memberId: who, name: fc.constant('N'), emails: addresses }),
    fc.record({ type: fc.constant('Rename' as const), memberId: who, name: fc.constantFrom('N', 'M'), ifMatch }),
    fc.record({ type: fc.constant('ReplaceEmails' as const), memberId: who, emails: addresses, ifMatch }),
    fc.record({ type: fc.constant('Greet' as const), memberId: who, times: fc.integer({ min: 0, max: 2 }), ifMatch }),
  ),
  { maxLength: 12 },
);

describe('a rehearsal', () => {
  let directory: string;
  let store: SqliteEventStore;
  let streams: EventSourcedStreams;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'crm-rehearsal-'));
    store = await openSqliteEventStore({ directory });
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    const registry = new EventRegistry(memberRecord.definitions);
    streams = new EventSourcedStreams({ store, vault, registry });
  });
  afterAll(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  /** The outcome of each step: its revision, or the code of its refusal. */
  async function outcomes(over: AggregateStreams, list: readonly Step[], world: string): Promise<unknown[]> {
    const told: unknown[] = [];
    for (const { ifMatch: expected, ...step } of list) {
      const memberId = `${step.memberId}${world}`;
      const emails = 'emails' in step ? { emails: step.emails.map((one) => `${one}@${world}`) } : {};
      const command = { ...step, memberId, ...emails } as MemberCommand;
      // An id that may exist is created without claims only: with them, the log refuses a claim before it looks at the record.
      const creates = command.type === 'Join' && command.emails.length === 0;
      const context = callOf(expected === undefined ? {} : { ifMatch: expected });
      const { revision } = await over
        .execute(memberDecider, memberId, command, context, { creates })
        .catch((refusal: unknown) => ({ revision: isDomainError(refusal) ? refusal.code : Promise.reject(refusal) }));
      told.push(await revision);
    }
    return told;
  }

  it('predicts the outcome of every step, and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, list) => {
        const world = newId();
        await outcomes(streams, before, world);
        const tail = await store.tail();
        const foretold = await outcomes(new RehearsedStreams(streams), list, world);
        expect(await store.tail()).toBe(tail);
        expect(foretold).toEqual(await outcomes(streams, list, world));
      }),
      { numRuns: 60 },
    );
  });
});

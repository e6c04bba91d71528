import {
  UnknownEvent,
  ConcurrencyConflict,
  SubjectErased,
  IdempotencyKeyReused,
  StaleRevision,
} from '@crm/contracts/refusals';
import type { Receipt } from '@crm/contracts';
import { derivedId, newId } from '@crm/kernel';

import { BEGINNING, type AppendRequest, type StoredEvent } from '../event-store.port.js';

import { A, intercept, settled, type Club } from './club.fixture.js';
import { AlreadyMember, callOf, memberDecider, MemberUnknown, type MemberCommand } from './member.fixture.js';

/** The receipt that the repeated command returns. */
const again = (receipt: Receipt): Receipt => ({ ...receipt, repeated: true });

/** Cases for one command: decided, recorded, repeated, stale, or sent to several processes. */
export function commandCases(current: () => Club): void {
  let club: Club;
  beforeEach(() => {
    club = current();
  });

  describe('a command', () => {
    it('is recorded with its actor, cause and source; its receipt has revision and position', async () => {
      const correlationId = newId();
      const commandId = newId();
      const context = {
        correlationId,
        commandId,
        causationId: 'cause',
        fingerprint: 'f',
        traceparent: '00-a-b-01',
        ip: '192.0.2.7',
      };
      const receipt = await club.join(A, ['a@example.org'], context);
      const [claim, joined] = (await club.log()) as [StoredEvent, StoredEvent];
      expect([claim.type, joined.type]).toEqual(['ValueClaimed', 'MemberJoined']);
      expect(receipt).toEqual({ id: A, revision: 0, position: joined.position });
      const meta = {
        schemaVersion: 1,
        occurredAt: '2026-11-21T12:00:00.000Z',
        correlationId,
        causationId: 'cause',
        commandId,
        actor: { type: 'user', id: callOf().principal.id },
        source: 'api',
        fingerprint: 'f',
        traceparent: '00-a-b-01',
        sealed: expect.objectContaining({ kid: expect.stringContaining(`user:${callOf().principal.id}.`) as unknown }),
      };
      expect([claim.meta, joined.meta]).toEqual([meta, meta]);
      expect(joined.id).toBe(derivedId(commandId, `member-${A}`, 0));
      expect(claim.data).toEqual({ kind: 'member-email', holder: `member-${A}` });
      expect(JSON.stringify([claim, joined])).not.toMatch(/example\.org|Member 0199|192\.0\.2/);
    });
    it('without a cause is its own cause', async () => {
      const commandId = newId();
      await club.join(A, [], { commandId });
      expect((await club.log())[0]!.meta.causationId).toBe(commandId);
    });
    it('is decided on everything recorded so far, from the cache or from the log', async () => {
      await club.join(A);
      await club.send(A, { type: 'Rename', name: 'Ada' });
      expect(await club.send(A, { type: 'Greet', times: 3 })).toMatchObject({ revision: 4 });
      expect(await club.streams.load(memberDecider, A)).toMatchObject({
        revision: 4,
        state: { name: 'Ada', greetings: 3 },
      });
      expect((await club.open().load(memberDecider, A)).state).toEqual(
        (await club.streams.load(memberDecider, A)).state,
      );
    });
    it("that changes nothing records nothing and returns the stream's revision and position", async () => {
      await club.join(A);
      const { position } = await club.send(A, { type: 'Rename', name: 'Ada' });
      expect(await club.send(A, { type: 'Rename', name: 'Ada' })).toEqual({ id: A, revision: 1, position });
      expect(await club.log()).toHaveLength(2);
    });
    it('that is refused records nothing', async () => {
      await expect(club.send(A, { type: 'Greet' })).rejects.toThrow(MemberUnknown);
      await club.join(A);
      await expect(club.join(A)).rejects.toThrow(AlreadyMember);
      expect(await club.log()).toHaveLength(1);
    });
    it('that produces an invalid event is a programming error, and nothing is written', async () => {
      const faulty = {
        ...memberDecider,
        decide: () => [{ type: 'MemberGreeted' as const, data: { memberId: 7 as unknown as string } }],
      };
      const command: MemberCommand = { type: 'Greet', memberId: A };
      await expect(club.streams.execute(faulty, A, command, callOf())).rejects.toThrow(
        new TypeError('MemberGreeted: /memberId must be string'),
      );
      expect(await club.log()).toEqual([]);
    });
    it('is decided on a thousand events, read in slices', async () => {
      await club.join(A);
      await club.send(A, { type: 'Greet', times: 999 });
      expect(await club.open().load(memberDecider, A)).toMatchObject({ revision: 999, state: { greetings: 999 } });
    });
    it('fails at an event of an unknown type', async () => {
      await club.join(A);
      const [{ meta }] = (await club.log()) as [StoredEvent];
      const event = { id: newId(), type: 'MemberKnighted', data: {}, meta };
      await club.plainStore.append({ stream: `member-${A}`, expected: 0, events: [event] });
      await expect(club.open().load(memberDecider, A)).rejects.toThrow(UnknownEvent);
      await expect(club.send(A, { type: 'Greet' })).rejects.toThrow(UnknownEvent);
    });
  });

  describe('a repeated command', () => {
    it('returns its first receipt, also later and in another process', async () => {
      const commandId = newId();
      const first = await club.join(A, ['a@example.org'], { commandId, fingerprint: 'f' });
      const renaming = newId();
      const renamed = await club.send(A, { type: 'Rename', name: 'Ada' }, { commandId: renaming });
      await club.send(A, { type: 'Rename', name: 'Bea' });
      for (const streams of [club.streams, club.open()]) {
        expect(await club.join(A, ['a@example.org'], { commandId, fingerprint: 'f' }, streams)).toEqual(again(first));
        expect(await club.send(A, { type: 'Rename', name: 'Ada' }, { commandId: renaming }, streams)).toEqual(
          again(renamed),
        );
      }
      expect(await club.log('member-')).toHaveLength(3);
      expect(await club.log('claim-')).toHaveLength(1);
    });
    it('with several events returns the revision and position of the last one', async () => {
      await club.join(A);
      const context = { commandId: newId() };
      const greeted = await club.send(A, { type: 'Greet', times: 3 }, context);
      expect(greeted).toMatchObject({ revision: 3 });
      for (const streams of [club.streams, club.open()])
        expect(await club.send(A, { type: 'Greet', times: 3 }, context, streams)).toEqual(again(greeted));
    });
    it('that creates a record returns the same receipt without reading the log', async () => {
      const commandId = newId();
      const first = await club.join(A, ['a@example.org'], { commandId });
      await club.send(A, { type: 'Rename', name: 'Ada' });
      for (const streams of [club.streams, club.open()])
        expect(await club.join(A, ['a@example.org'], { commandId }, streams)).toEqual(first);
      expect((await club.streams.load(memberDecider, A)).state.name).toBe('Ada');
    });
    it('is refused when the same key came with another request', async () => {
      const commandId = newId();
      await club.join(A, [], { commandId, fingerprint: 'f' });
      await expect(club.join(A, [], { commandId, fingerprint: 'g' })).rejects.toThrow(IdempotencyKeyReused);
      await expect(club.join(A, [], { commandId, fingerprint: 'g' }, club.open())).rejects.toMatchObject({
        kind: 'mismatch',
        facts: { id: A },
      });
    });
    it('is recorded once when it is sent twice at the same time', async () => {
      const commandId = newId();
      const [one, two] = await Promise.all([
        club.join(A, ['a@example.org'], { commandId, fingerprint: 'f' }),
        club.join(A, ['a@example.org'], { commandId, fingerprint: 'f' }, club.open()),
      ]);
      expect(again(one)).toEqual(again(two));
      expect(await club.types()).toEqual(['ValueClaimed', 'MemberJoined']);
    });
    it('that changed nothing changes nothing later either, while its record is in memory', async () => {
      await club.join(A);
      await club.send(A, { type: 'Rename', name: 'Ada' });
      const context = { commandId: newId(), fingerprint: 'f' };
      const first = await club.send(A, { type: 'Rename', name: 'Ada' }, context);
      await club.send(A, { type: 'Rename', name: 'Bea' });
      expect(await club.send(A, { type: 'Rename', name: 'Ada' }, context)).toEqual(again(first));
      expect((await club.streams.load(memberDecider, A)).state.name).toBe('Bea');
      const other = club.send(A, { type: 'Rename', name: 'Cleo' }, { ...context, fingerprint: 'g' });
      await expect(other).rejects.toThrow(IdempotencyKeyReused);
    });
    it('with an old If-Match still returns its receipt', async () => {
      await club.join(A);
      const context = { commandId: newId(), ifMatch: 0 };
      const renamed = await club.send(A, { type: 'Rename', name: 'Ada' }, context);
      expect(await club.send(A, { type: 'Rename', name: 'Ada' }, context)).toEqual(again(renamed));
    });
  });

  describe('If-Match', () => {
    it('accepts the revision that the caller saw', async () => {
      await club.join(A);
      expect(await club.send(A, { type: 'Rename', name: 'Ada' }, { ifMatch: 0 })).toMatchObject({ revision: 1 });
    });
    it('refuses an old revision and names the fields changed since', async () => {
      await club.join(A);
      await club.send(A, { type: 'Rename', name: 'Ada' });
      await club.send(A, { type: 'Greet' });
      const stale = club.send(A, { type: 'Rename', name: 'Bea' }, { ifMatch: 0 });
      await expect(stale).rejects.toThrow(StaleRevision);
      await expect(stale).rejects.toMatchObject({
        kind: 'stale',
        facts: { id: A, expected: 0, actual: 2, changedFields: ['name'] },
      });
      await expect(club.send(A, { type: 'Rename', name: 'Bea' }, { ifMatch: 9 })).rejects.toMatchObject({
        facts: { expected: 9, actual: 2 },
      });
    });
    it('is checked after "not found" and before everything else', async () => {
      await expect(club.send(A, { type: 'Greet' }, { ifMatch: 0 })).rejects.toThrow(MemberUnknown);
      await club.join(A);
      await club.send(A, { type: 'Rename', name: 'Ada' });
      await expect(club.send(A, { type: 'Rename', name: 'Ada' }, { ifMatch: 0 })).rejects.toThrow(StaleRevision);
    });
    it('accepts one of many concurrent commands', async () => {
      await club.join(A);
      const names = Array.from({ length: 20 }, (_, index) => `Name ${index}`);
      const processes = [club.streams, club.open()];
      const { won, lost } = await settled(
        names.map((name, index) => club.send(A, { type: 'Rename', name }, { ifMatch: 0 }, processes[index % 2])),
      );
      expect(won).toEqual([expect.objectContaining({ revision: 1 })]);
      expect(lost).toHaveLength(19);
      for (const error of lost) expect(error).toBeInstanceOf(StaleRevision);
    });
  });

  describe('several processes on one log', () => {
    it('lose nothing: 50 commands on one record all count', async () => {
      await club.join(A);
      await Promise.all(Array.from({ length: 50 }, () => club.send(A, { type: 'Greet' })));
      expect((await club.open().load(memberDecider, A)).state.greetings).toBe(50);
    });
    it('notice what the other recorded, whether they write, refuse, read or change nothing', async () => {
      const other = club.open();
      await club.join(A);
      await club.send(A, { type: 'Greet' }, {}, other); // cached there at revision 1
      await club.send(A, { type: 'Rename', name: 'Ada' });
      expect((await other.load(memberDecider, A)).state.name).toBe('Ada');
      await club.send(A, { type: 'Rename', name: 'Bea' });
      expect(await club.send(A, { type: 'Rename', name: 'Ada' }, {}, other)).toMatchObject({ revision: 4 }); // a change again, not a no-op
      await club.send(A, { type: 'Rename', name: 'Cyd' });
      expect(await club.send(A, { type: 'Greet' }, {}, other)).toMatchObject({ revision: 6 });
      expect((await other.load(memberDecider, A)).state).toMatchObject({ name: 'Cyd', greetings: 2 });
      await club.plainStore.delete(`member-${A}`, 'soft', 'exists');
      expect(await other.load(memberDecider, A)).toMatchObject({ revision: -1, position: BEGINNING });
      await expect(club.send(A, { type: 'Rename', name: 'Cyd' }, {}, other)).rejects.toThrow(MemberUnknown);
    });
    it('read the log again before they refuse', async () => {
      const other = club.open();
      await expect(club.send(A, { type: 'Greet' }, {}, other)).rejects.toThrow(MemberUnknown);
      await club.join(A);
      await expect(club.join(A, [], {}, other)).rejects.toThrow(AlreadyMember);
      await expect(club.send(A, { type: 'Rename', name: 'x' }, { ifMatch: 3 }, other)).rejects.toMatchObject({
        facts: { actual: 0 },
      });
    });
    it('give up after five conflicts', async () => {
      await club.join(A);
      let tries = 0;
      const conflict = (request: AppendRequest) => {
        tries++;
        return Promise.reject(
          new ConcurrencyConflict({ stream: request.stream, expected: request.expected, actual: 0 }),
        );
      };
      const unlucky = club.open(intercept(club.store, { append: conflict }));
      await expect(club.send(A, { type: 'Greet' }, {}, unlucky)).rejects.toThrow(ConcurrencyConflict);
      expect(tries).toBe(5);
    });
  });

  describe('an erased person', () => {
    it('leaves a record that loads, but accepts no new personal data', async () => {
      await club.join(A, ['a@example.org']);
      await club.vault.erase(`member:${A}`, 'asked');
      expect(await club.open().load(memberDecider, A)).toMatchObject({ state: { joined: true, emails: [] } });
      await expect(club.send(A, { type: 'Rename', name: 'Ada' }, {}, club.open())).rejects.toThrow(SubjectErased);
      expect(await club.send(A, { type: 'Greet' }, {}, club.open())).toMatchObject({ revision: 1 });
    });
  });
}

import { StreamDeleted, Unavailable } from '@crm/contracts/refusals';
import { setImmediate } from 'node:timers/promises';
import { newId } from '@crm/kernel';

import type { EventSourcedStreams } from '../streams/event-sourced-streams.js';
import { A, B, C, intercept, settled, type Club } from './club.fixture.js';
import { EmailTaken } from './member.fixture.js';

export function uniqueValueCases(current: () => Club): void {
  let club: Club;
  beforeEach(() => {
    club = current();
  });

  describe('a unique value', () => {
    it('has one holder', async () => {
      await club.join(A, ['a@example.org']);
      expect(await club.holder('a@example.org')).toBe(A);
      expect(await club.holder('b@example.org')).toBeUndefined();
      await expect(club.join(B, ['a@example.org'])).rejects.toMatchObject({
        code: 'club.email-taken',
        facts: { holder: A },
      });
      expect(await club.types(`member-${B}`)).toEqual([]);
    });
    it('goes to exactly one of 50 concurrent claimants; the others learn who holds it', async () => {
      const callers = Array.from({ length: 50 }, () => newId());
      const { won, lost } = await settled(callers.map((memberId) => club.join(memberId, ['a@example.org'])));
      expect(won).toHaveLength(1);
      const winner = won[0]!.id;
      expect(lost).toHaveLength(49);
      for (const error of lost) expect(error).toBeInstanceOf(EmailTaken);
      expect(new Set(lost.map(({ facts }) => (facts as { holder: string }).holder))).toEqual(new Set([winner]));
      expect(await club.log('member-')).toHaveLength(1);
      expect(await club.holder('a@example.org')).toBe(winner);
    });
    it('that was released goes to exactly one of 50 next claimants', async () => {
      await club.join(A, ['a@example.org']);
      await club.send(A, { type: 'ReplaceEmails', emails: [] });
      expect(await club.holder('a@example.org')).toBeUndefined();
      const { won, lost } = await settled(Array.from({ length: 50 }, () => club.join(newId(), ['a@example.org'])));
      expect(won).toHaveLength(1);
      expect(lost.every((error) => error instanceof EmailTaken)).toBe(true);
      expect(await club.types('claim-')).toEqual(['ValueClaimed', 'ValueReleased', 'ValueClaimed']);
    });
    it('is claimed and released with the record that causes it, in the order claim, record, release', async () => {
      await club.join(A, ['a@example.org', 'b@example.org']);
      await club.send(A, { type: 'ReplaceEmails', emails: ['b@example.org', 'c@example.org'] });
      expect(await club.types()).toEqual([
        'ValueClaimed',
        'ValueClaimed',
        'MemberJoined',
        'ValueClaimed',
        'MemberEmailsReplaced',
        'ValueReleased',
      ]);
      expect([
        await club.holder('a@example.org'),
        await club.holder('b@example.org'),
        await club.holder('c@example.org'),
      ]).toEqual([undefined, A, A]);
      await club.join(B, ['a@example.org']);
      await expect(club.send(A, { type: 'ReplaceEmails', emails: ['a@example.org'] })).rejects.toMatchObject({
        facts: { holder: B },
      });
      expect([await club.holder('b@example.org'), await club.holder('c@example.org')]).toEqual([A, A]);
    });
    it('stays free when another value of the same record is taken', async () => {
      await club.join(A, ['a@example.org']);
      await expect(club.join(B, ['b@example.org', 'a@example.org'])).rejects.toThrow(EmailTaken);
      expect(await club.holder('b@example.org')).toBeUndefined();
      const ids = (await club.log('claim-')).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length); // one command may claim one value and release another
    });
    it('that one record lists twice is claimed once', async () => {
      await club.join(A, ['a@example.org', 'a@example.org']);
      expect(await club.types('claim-')).toEqual(['ValueClaimed']);
    });
    it('can be swapped back and forth, each time with new event ids', async () => {
      await club.join(A, ['a@example.org']);
      for (const emails of [['b@example.org'], ['a@example.org'], ['b@example.org'], ['a@example.org']])
        await club.send(A, { type: 'ReplaceEmails', emails });
      expect(await club.holder('a@example.org')).toBe(A);
      const ids = (await club.log('claim-')).map(({ stream, id }) => `${stream}/${id}`);
      expect(new Set(ids).size).toBe(ids.length);
    });
    it('is not claimed twice by a repeated creation, even when its claim was not the first of the stream', async () => {
      await club.join(A, ['a@example.org']);
      await club.send(A, { type: 'ReplaceEmails', emails: [] });
      const commandId = newId();
      const first = await club.join(B, ['a@example.org'], { commandId });
      expect(await club.join(B, ['a@example.org'], { commandId }, club.open())).toEqual(first);
      expect(await club.types('claim-')).toEqual(['ValueClaimed', 'ValueReleased', 'ValueClaimed']);
    });

    describe('that an earlier release claimed in another form', () => {
      beforeEach(async () => {
        await club.join(A);
        await club.plantClaim('Ada@example.org', A);
      });
      const holder = () => club.streams.holderOf('member-email', 'ada@example.org', 'Ada@example.org');

      it('is held, and found by either form', async () => {
        expect(await holder()).toBe(A);
        expect(await club.holder('Ada@example.org')).toBe(A);
        await expect(club.join(B, ['Ada@example.org'])).rejects.toMatchObject({
          code: 'club.email-taken',
          facts: { holder: A },
        });
        expect(await club.types('claim-')).toEqual(['ValueClaimed']);
      });
      it('is claimed by its holder in the form of today, and both are released together', async () => {
        await club.send(A, { type: 'ReplaceEmails', emails: ['Ada@example.org'] });
        expect(await club.holder('ada@example.org')).toBe(A);
        await club.send(A, { type: 'ReplaceEmails', emails: [] });
        expect(await holder()).toBeUndefined();
        expect(await club.types('claim-')).toEqual(['ValueClaimed', 'ValueClaimed', 'ValueReleased', 'ValueReleased']);
        await club.join(B, ['Ada@example.org']);
        expect(await holder()).toBe(B);
      });
      it('and is held by another in the form of today, stays with both; neither gives up what is not its own', async () => {
        await club.join(B, ['ada@example.org']);
        expect(await holder()).toBe(B);
        await club.send(B, { type: 'ReplaceEmails', emails: [] });
        expect(await holder()).toBe(A);
        await expect(club.join(C, ['Ada@example.org'])).rejects.toMatchObject({ facts: { holder: A } });
      });
      it('for a holder that was never created, is free after the grace time', async () => {
        await club.plantClaim('Bob@example.org', C);
        await expect(club.join(B, ['Bob@example.org'])).rejects.toMatchObject({ facts: { holder: C } });
        await club.passGrace();
        await club.join(B, ['Bob@example.org']);
        expect(await club.holder('bob@example.org')).toBe(B);
      });
    });

    describe('whose holder was never created', () => {
      it('stays reserved for the holder during the grace time', async () => {
        await club.plantClaim('a@example.org', C);
        await expect(club.join(A, ['a@example.org'])).rejects.toMatchObject({ facts: { holder: C } });
        expect((await club.plainStore.head(`member-${C}`)).state).toBe('missing');
      });
      it('is taken over afterwards, and the holder can no longer be created', async () => {
        await club.plantClaim('a@example.org', C);
        await club.passGrace();
        await club.join(A, ['a@example.org']);
        expect(await club.holder('a@example.org')).toBe(A);
        expect(await club.types('claim-')).toEqual(['ValueClaimed', 'ValueReleased', 'ValueClaimed']);
        await expect(club.join(C)).rejects.toThrow(StreamDeleted);
      });
      it('is taken over by exactly one of 50 claimants', async () => {
        await club.plantClaim('a@example.org', C);
        await club.passGrace();
        const { won, lost } = await settled(Array.from({ length: 50 }, () => club.join(newId(), ['a@example.org'])));
        expect(won).toHaveLength(1);
        expect(lost.every((error) => error instanceof EmailTaken)).toBe(true);
        expect(await club.holder('a@example.org')).toBe(won[0]!.id);
      });
      it('is taken over by a claimant that finds the holder already retired', async () => {
        await club.plantClaim('a@example.org', C);
        await club.passGrace();
        const slower = club.open(
          intercept(club.store, {
            delete: async (stream, mode, expected) => {
              await club.store.delete(stream, mode, expected);
              throw new StreamDeleted({ stream }); // another claimant was faster
            },
          }),
        );
        await club.join(A, ['a@example.org'], {}, slower);
        expect(await club.holder('a@example.org')).toBe(A);
      });
      it('is kept by the holder when it is created before a takeover', async () => {
        await club.plantClaim('a@example.org', A);
        await club.passGrace();
        await club.join(A, ['a@example.org']);
        expect(await club.types()).toEqual(['ValueClaimed', 'MemberJoined']);
      });
      it('is not taken over when the holder is created at the last moment', async () => {
        await club.plantClaim('a@example.org', C);
        await club.passGrace();
        const late = club.open(
          intercept(club.store, {
            head: async (stream) => {
              const head = await club.store.head(stream);
              if (stream === `member-${C}` && head.state === 'missing') await club.join(C);
              return head;
            },
          }),
        );
        await expect(club.join(A, ['a@example.org'], {}, late)).rejects.toMatchObject({ facts: { holder: C } });
      });
    });
  });
}

/** Cases for a process that dies between two appends, and for the retry. */
export function interruptionCases(current: () => Club): void {
  let club: Club;
  beforeEach(() => {
    club = current();
  });

  /** Streams whose appends fail from the given one on (1 is the first), as if the process died there. */
  const dyingAt = (fatal: number): EventSourcedStreams => {
    let count = 0;
    return club.open(
      intercept(club.store, {
        append: (request) =>
          ++count >= fatal ? Promise.reject(new Unavailable({ reason: 'died' })) : club.store.append(request),
      }),
    );
  };

  it.each([1, 2])('a creation that died at append %i is completed by its retry', async (fatal) => {
    const context = { commandId: newId(), fingerprint: 'f' };
    await expect(club.join(A, ['a@example.org'], context, dyingAt(fatal))).rejects.toThrow(Unavailable);
    await setImmediate();
    await club.join(A, ['a@example.org'], context, club.open());
    expect(await club.types()).toEqual(['ValueClaimed', 'MemberJoined']);
    expect(await club.holder('a@example.org')).toBe(A);
  });
  it.each([1, 2, 3])('a change that died at append %i is completed by its retry', async (fatal) => {
    await club.join(A, ['a@example.org']);
    const commandId = newId();
    const change = { type: 'ReplaceEmails' as const, emails: ['b@example.org'] };
    await expect(club.send(A, change, { commandId }, dyingAt(fatal))).rejects.toThrow(Unavailable);
    await club.send(A, change, { commandId }, club.open());
    expect(await club.types()).toEqual([
      'ValueClaimed',
      'MemberJoined',
      'ValueClaimed',
      'MemberEmailsReplaced',
      'ValueReleased',
    ]);
    expect([await club.holder('a@example.org'), await club.holder('b@example.org')]).toEqual([undefined, A]);
  });
  it('a retry does not release a value that the record has claimed again', async () => {
    await club.join(A, ['a@example.org']);
    const commandId = newId();
    const change = { type: 'ReplaceEmails' as const, emails: ['b@example.org'] };
    await expect(club.send(A, change, { commandId }, dyingAt(3))).rejects.toThrow(Unavailable);
    await club.send(A, { type: 'ReplaceEmails', emails: ['a@example.org'] }, {}, club.open());
    await club.send(A, change, { commandId }, club.open());
    expect([await club.holder('a@example.org'), await club.holder('b@example.org')]).toEqual([A, undefined]);
  });
}

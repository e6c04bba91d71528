import type { UserEvent } from '@crm/contracts/identity';
import type { Recorded } from '@crm/read-models';
import { userList, type UserRow } from './user-list.projection.js';

const userId = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
const rowAfter = (...events: UserEvent[]): UserRow | undefined =>
  events.reduce<UserRow | undefined>(
    (row, event, revision) =>
      userList.project(row, {
        ...event,
        stream: `user-${userId}`,
        revision,
        recordedAt: '2026-11-21T09:00:00.000Z',
        actor: { type: 'user', id: userId },
      } as unknown as Recorded<UserEvent>),
    undefined,
  );
const registered: UserEvent = {
  type: 'UserRegistered',
  data: { userId, name: 'Grace Hopper', email: 'Grace@xn--bcher-kva.example', via: 'invitation' },
};

describe('the list of users', () => {
  it('shows an address as it was entered, and finds it by its mailbox', () =>
    expect(rowAfter(registered)).toMatchObject({
      email: 'Grace@xn--bcher-kva.example',
      mailbox: 'grace@bücher.example',
    }));
  it('finds a user by the present address once it was changed', () =>
    expect(
      rowAfter(registered, {
        type: 'UserEmailChanged',
        data: {
          userId,
          fields: ['email'],
          changes: { email: { from: 'Grace@xn--bcher-kva.example', to: 'hopper@example.org' } },
        },
      } as UserEvent),
    ).toMatchObject({ email: 'hopper@example.org', mailbox: 'hopper@example.org' }));
});

import Type from 'typebox';
import { ROLES } from '../../call-context.js';
import { CardOf, ListOf } from '../../list-question.js';
import { mailboxOf } from '../../mailbox.js';
import { pageClass, viewClass } from '../../view-classes.js';
import { defineView, field, moment, oneOf, uuid, type RowOf } from '../../view-definition.js';

export const USER_STATUSES = ['registered', 'invited', 'active', 'deactivated'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

export const userView = defineView({
  name: 'users',
  title: 'Users',
  description: 'A user, as seen by callers with the right `user.read`.',
  record: 'user',
  actions: ['read', 'manage', 'absence'],
  defaultSort: 'name',
  searched: 'the name, or the e-mail address',
  examples: { filter: 'status eq "active" and roles in ("sales", "support")' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    name: field(Type.String({ example: 'Grace Hopper' }), { filter: 'text', search: 'words', column: 'main' }),
    email: field(Type.String({ example: 'grace@example.org' }), {
      filter: { type: 'email', path: 'mailbox' },
      search: { codes: (email) => [mailboxOf(email)] },
      column: 'main',
    }),
    roles: field(Type.Array(oneOf(ROLES), { example: ['sales'] }), { filter: { many: true }, column: 'main' }),
    status: field(
      oneOf(USER_STATUSES, {
        description:
          '`registered`: the address is not verified, or roles are missing; `invited`: the password is missing. Only `active` users can log in.',
      }),
      { filter: true, column: 'main' },
    ),
    emailVerified: field(
      Type.Boolean({ description: 'Whether the address was verified, or the operator vouches for it.' }),
      {
        column: true,
      },
    ),
    teamIds: field(Type.Array(Type.String({ format: 'uuid' }), { example: [] }), {
      filter: { many: true },
      column: [{}, { name: 'teams', named: true }],
      names: 'team',
    }),
    createdAt: field(moment(), { filter: true, column: 'main' }),
    lastLoginAt: field(Type.Optional(moment({ description: 'Absent before the first log-in.' })), {
      filter: true,
      column: { label: 'Last log-in at', main: true },
    }),
  },
});
export type ShownUser = RowOf<typeof userView>;

export class UserView extends viewClass(userView) {}
export class UserPage extends pageClass(UserView) {}
export class ListUsers extends ListOf<UserPage> {}
export class GetUser extends CardOf<UserView> {}

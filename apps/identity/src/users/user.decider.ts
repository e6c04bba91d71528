import { mailboxClaim } from '@crm/contracts';
import { type UserEvent, EmailTaken } from '@crm/contracts/identity';
import type { Decider, UniqueValue } from '@crm/kernel';
import { decideOnAccount, isAccountCommand, type AccountCommand } from './account.decider.js';
import { administer, type AdministrationCommand } from './administration.decider.js';
import { decideOnEmailChange, isEmailChangeCommand, type EmailChangeCommand } from './email-change.decider.js';

import { evolveUser, USER_EMAIL, type User } from './user-state.model.js';

export { USER_EMAIL, type User } from './user-state.model.js';

export type UserCommand = AccountCommand | EmailChangeCommand | AdministrationCommand;

function decide(command: UserCommand, user: User): UserEvent[] {
  if (isAccountCommand(command)) return decideOnAccount(command, user);
  return isEmailChangeCommand(command) ? decideOnEmailChange(command, user) : administer(command, user);
}

export const userDecider: Decider<User, UserCommand, UserEvent> = {
  category: 'user',
  initial: { status: 'absent' },
  decide,
  evolve: evolveUser,
  unique: {
    values: (user): readonly UniqueValue[] =>
      user.status === 'absent' || user.status === 'deleted' ? [] : [mailboxClaim(USER_EMAIL, user.email)],
    taken: (_value, holder) => new EmailTaken({ userId: holder }),
  },
};

import { Body, Controller, Param, Put, Query } from '@nestjs/common';
import {
  ActivateUser,
  ChangeUser,
  ChangeUserEmail,
  ChangeUserRoles,
  DeactivateUser,
  DeactivationInput,
  DeleteUser,
  EmailTaken,
  GetUser,
  InviteUser,
  InviteUserAgain,
  LastAdministratorStays,
  ListUsers,
  MoreThanYouHold,
  UserInput,
  NotYourself,
  ReactivateUser,
  RolesInput,
  SetUserAbsence,
  TeamNotActive,
  TooManyMembers,
  UserAbsenceInput,
  UserChangeInput,
  UserEmailInput,
  UserNotFound,
  UserPage,
  UserView,
  WrongUserStatus,
} from '@crm/contracts/identity';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Removes, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { UserPath, UsersQuery } from './users.dto.js';

const user = { name: 'user', type: UserView, of: (id: string) => new GetUser(id), absent: UserNotFound };

@ApiTag('users', 'Colleagues: invitations, roles, deactivation.')
@Controller('users')
export class UsersController {
  @Lists('/', 'user.read', {
    summary: 'List, search and filter users; managers see their colleagues',
    shows: UserPage,
  })
  listUsers(@Query() query: UsersQuery) {
    return new ListUsers(questionOf(query));
  }

  @Shows('/:userId', 'user.read', { summary: 'Show one user', shows: user })
  getUser(@Param() { userId }: UserPath) {
    return new GetUser(userId);
  }

  @Creates('/', 'user.manage', {
    summary: 'Invite a user',
    description:
      'Sends a link to the address, which works once, for 7 days. The invited user opens it and sets a password. A repeated request (Idempotency-Key) sends no second mail.',
    shows: user,
    refuses: [MoreThanYouHold, EmailTaken, TeamNotActive, TooManyMembers],
  })
  inviteUser(@Body() body: UserInput) {
    return new InviteUser(body);
  }

  @Does('/:userId/invite', 'user.manage', {
    summary: 'Send another invitation; the previous link stops working',
    shows: user,
    refuses: [MoreThanYouHold, WrongUserStatus],
  })
  inviteUserAgain(@Param() { userId }: UserPath) {
    return new InviteUserAgain(userId);
  }

  @Does('/:userId/activate', 'user.manage', {
    summary: 'Approve a registered account and assign its roles',
    description: 'The account becomes active once its address is verified as well.',
    shows: user,
    refuses: [MoreThanYouHold, WrongUserStatus],
  })
  activateUser(@Param() { userId }: UserPath, @Body() { roles }: RolesInput) {
    return new ActivateUser(userId, roles);
  }

  @Does('/:userId/deactivate', 'user.manage', {
    summary: 'Deactivate an account and end all its sessions',
    description: 'Its access tokens are refused within 5 seconds. The last active administrator cannot be deactivated.',
    shows: user,
    refuses: [MoreThanYouHold, NotYourself, WrongUserStatus, LastAdministratorStays],
  })
  deactivateUser(@Param() { userId }: UserPath, @Body() { reason }: DeactivationInput) {
    return new DeactivateUser(userId, reason);
  }

  @Does('/:userId/reactivate', 'user.manage', {
    summary: 'Reactivate a deactivated account with its roles',
    shows: user,
    refuses: [MoreThanYouHold, WrongUserStatus],
  })
  reactivateUser(@Param() { userId }: UserPath) {
    return new ReactivateUser(userId);
  }

  @Changes('/:userId/roles', 'user.manage', {
    verb: Put,
    summary: 'Replace the roles of a user',
    description:
      'A removed role stops working at once, within 5 s at the latest, also for tokens that were already issued.',
    shows: user,
    refuses: [MoreThanYouHold, WrongUserStatus, LastAdministratorStays],
  })
  changeUserRoles(@Param() { userId }: UserPath, @Body() { roles }: RolesInput) {
    return new ChangeUserRoles(userId, roles);
  }

  @Does('/:userId/absence', 'user.absence', {
    verb: Put,
    summary: 'Say when a user is away',
    description:
      'Managers do so for the members of their teams; users for themselves with `PATCH /me`. Days are those of the organisation, the first and the last one included. `GET /directory` shows them.',
    shows: user,
  })
  setUserAbsence(@Param() { userId }: UserPath, @Body() { absence = null }: UserAbsenceInput) {
    return new SetUserAbsence({ userId, absence });
  }

  @Changes('/:userId', 'user.manage', {
    summary: 'Change the name of a user',
    shows: user,
    refuses: [MoreThanYouHold],
  })
  changeUser(@Param() { userId }: UserPath, @Body() body: UserChangeInput) {
    return new ChangeUser(userId, body);
  }

  @Changes('/:userId/email', 'user.manage', {
    verb: Put,
    summary: 'Change the e-mail address of a user who can no longer read the old mailbox',
    description:
      'Mails a link to the new address, and a notice to the old one. The address changes when the link was followed, within a day; the old one stays valid until then. Then all sessions of the user end.',
    shows: user,
    refuses: [MoreThanYouHold, NotYourself, WrongUserStatus],
  })
  changeUserEmail(@Param() { userId }: UserPath, @Body() { email }: UserEmailInput) {
    return new ChangeUserEmail(userId, email);
  }

  @Removes('/:userId', 'user.manage', {
    summary: 'Delete an account permanently',
    description:
      'Its sessions end and its address becomes available. Records of the user keep their owner until they are reassigned.',
    refuses: [UserNotFound, MoreThanYouHold, NotYourself, LastAdministratorStays],
  })
  deleteUser(@Param() { userId }: UserPath) {
    return new DeleteUser(userId);
  }
}

import { Body, Controller, Delete } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import {
  CancelEmailChange,
  ChangeUser,
  CurrentPasswordRefused,
  EMAIL_CHANGE_LIMITS,
  GetMe,
  MeView,
  NoEmailChange,
  RequestEmailChange,
  TooManyEmailChanges,
  TooManyFailures,
  TooManyLogins,
  OwnChangeInput,
  UserNotFound,
} from '@crm/contracts/identity';
import { Caller } from '../http-contract/caller.decorator.js';
import { Changes, Does, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';

const me = { name: 'user behind the token', type: MeView, of: () => new GetMe(), absent: UserNotFound };

@ApiTag('me', 'The caller: name, roles, rights.')
@Controller('me')
export class MeController {
  @Shows('/', 'signed-in', { summary: 'Show your own account', shows: me })
  getMe() {
    return new GetMe();
  }

  @Changes('/', 'signed-in', { summary: 'Change your own name, or when you are away', shows: me })
  changeMe(@Body() body: OwnChangeInput, @Caller() { principal }: CallContext) {
    return new ChangeUser(principal.id, body);
  }

  @Does('/email', 'signed-in', {
    summary: 'Request another e-mail address for your own account',
    description:
      `Mails a link to the current and one to the new address. The address changes when both were followed, within ${EMAIL_CHANGE_LIMITS.hours} hours; until then the current one is valid, also for log-in. A newer request replaces this one. ` +
      'The answer is the same whether or not the new address has an account; its reader learns it with the link. A wrong password counts as a failed log-in. If you can no longer read the current mailbox, ask an administrator (`changeUserEmail`).',
    shows: me,
    refuses: [CurrentPasswordRefused, TooManyEmailChanges, TooManyFailures, TooManyLogins],
  })
  requestEmailChange(@Body() body: RequestEmailChange) {
    return body;
  }

  @Does('/email', 'signed-in', {
    verb: Delete,
    summary: 'Withdraw the request for another e-mail address; its links stop working',
    shows: me,
    refuses: [NoEmailChange],
  })
  cancelEmailChange() {
    return new CancelEmailChange();
  }
}

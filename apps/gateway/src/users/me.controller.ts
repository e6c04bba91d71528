import { Body, Controller } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { ChangeUser, GetMe, MeView, UserChangeInput, UserNotFound } from '@crm/contracts/identity';
import { Caller } from '../http-contract/caller.decorator.js';
import { Changes, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';

const me = { name: 'user behind the token', type: MeView, of: () => new GetMe(), absent: UserNotFound };

@ApiTag('me', 'The caller: name, roles, rights.')
@Controller('me')
export class MeController {
  @Shows('/', 'signed-in', { summary: 'Show your own account', shows: me })
  getMe() {
    return new GetMe();
  }

  @Changes('/', 'signed-in', { summary: 'Change your own name', shows: me })
  changeMe(@Body() body: UserChangeInput, @Caller() { principal }: CallContext) {
    return new ChangeUser(principal.id, body);
  }
}

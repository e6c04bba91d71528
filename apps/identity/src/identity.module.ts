import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CreateAdministratorHandler, SetUpFirstAdministratorHandler } from './installation/administrator.handlers.js';
import { Administrators } from './installation/administrators.js';
import { IdentityStart } from './installation/identity-start.js';
import { GetAccessHandler } from './sessions/get-access.handler.js';
import { LogInHandler } from './sessions/log-in.handler.js';
import { Sessions } from './sessions/sessions.js';
import { GetGatewayKeysHandler } from './signing-keys/gateway-keys.handlers.js';
import { SigningKeys } from './signing-keys/signing-keys.js';
import { FindUserHandler } from './users/find-user.handler.js';
import { GetMeHandler } from './users/get-me.handler.js';
import { PasswordHasher } from './users/password-hasher.js';

export { IdentityStart } from './installation/identity-start.js';
export { FingerprintKey } from './signing-keys/fingerprint-key.js';

/** Users, sessions, keys. Needs AggregateStreams and FingerprintKey from whoever composes it. */
@Module({
  imports: [CqrsModule],
  providers: [
    Administrators,
    CreateAdministratorHandler,
    FindUserHandler,
    GetAccessHandler,
    GetGatewayKeysHandler,
    GetMeHandler,
    IdentityStart,
    LogInHandler,
    PasswordHasher,
    Sessions,
    SetUpFirstAdministratorHandler,
    SigningKeys,
  ],
})
export class IdentityModule {}

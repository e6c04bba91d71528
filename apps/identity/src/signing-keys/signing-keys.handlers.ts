import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ListSigningKeys, RevokeSigningKey, RotateSigningKey, type SigningKeyState } from '@crm/contracts/identity';
import { SecurityLog } from '@crm/platform';
import { SigningKeys } from './signing-keys.service.js';

@QueryHandler(ListSigningKeys)
export class ListSigningKeysHandler implements IQueryHandler<ListSigningKeys, readonly SigningKeyState[]> {
  constructor(private readonly keys: SigningKeys) {}

  execute(): Promise<readonly SigningKeyState[]> {
    return this.keys.list();
  }
}

@CommandHandler(RotateSigningKey)
export class RotateSigningKeyHandler implements ICommandHandler<RotateSigningKey, { kid: string }> {
  constructor(
    private readonly keys: SigningKeys,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ context }: RotateSigningKey): Promise<{ kid: string }> {
    const kid = await this.keys.rotate(context);
    this.securityLog.record('authz_admin', context, { id: kid, code: 'signing-key-rotated' });
    return { kid };
  }
}

@CommandHandler(RevokeSigningKey)
export class RevokeSigningKeyHandler implements ICommandHandler<RevokeSigningKey, { kid: string }> {
  constructor(
    private readonly keys: SigningKeys,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ kid, context }: RevokeSigningKey): Promise<{ kid: string }> {
    const signing = await this.keys.revoke(kid, context);
    this.securityLog.record('authz_admin', context, { id: kid, code: 'signing-key-revoked' });
    return { kid: signing };
  }
}

import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetGatewayKeys, type GatewayKeys } from '@crm/contracts/identity';
import { FingerprintKey } from './fingerprint-key.port.js';
import { SigningKeys } from './signing-keys.service.js';

@QueryHandler(GetGatewayKeys)
export class GetGatewayKeysHandler implements IQueryHandler<GetGatewayKeys, GatewayKeys> {
  constructor(
    private readonly signingKeys: SigningKeys,
    private readonly fingerprintKey: FingerprintKey,
  ) {}

  async execute(): Promise<GatewayKeys> {
    return { signingKeys: await this.signingKeys.published(), fingerprintKey: this.fingerprintKey.hex };
  }
}

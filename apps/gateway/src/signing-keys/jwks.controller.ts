import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiSchema, ApiTags } from '@nestjs/swagger';
import { ACCESS_TOKEN } from '@crm/contracts/identity';
import type { FastifyReply } from 'fastify';
import { GatewayKeyRing } from '../auth/gateway-keys.service.js';
import { Public } from '../access/policy.decorator.js';
import { Reply } from '../http-contract/caller.decorator.js';

@ApiSchema({ description: 'A public key, RFC 7517.' })
export class JwkView {
  @ApiProperty({ enum: ['EC'] }) readonly kty!: 'EC';
  @ApiProperty({ enum: ['P-256'] }) readonly crv!: 'P-256';
  @ApiProperty({ example: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4' }) readonly x!: string;
  @ApiProperty({ example: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM' }) readonly y!: string;
  @ApiProperty({
    description: 'Key id, as in the header of tokens.',
    example: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  })
  readonly kid!: string;
  @ApiProperty({ enum: ['sig'] }) readonly use!: 'sig';
  @ApiProperty({ enum: [ACCESS_TOKEN.algorithm] }) readonly alg!: typeof ACCESS_TOKEN.algorithm;
}

@ApiSchema({ description: 'The public keys that verify access tokens.' })
export class JwksView {
  @ApiProperty({ type: [JwkView] }) readonly keys!: JwkView[];
}

@ApiTags('auth')
@Controller('.well-known')
export class JwksController {
  constructor(private readonly keyRing: GatewayKeyRing) {}

  @Get('jwks.json')
  @Public()
  @ApiOperation({
    operationId: 'getSigningKeys',
    summary: 'Get the public keys that verify access tokens',
    description:
      'The key that signs now, and earlier ones until their tokens have expired. Revoked keys are not included.',
  })
  @ApiResponse({ status: 200, description: 'A JSON Web Key Set, RFC 7517.', type: JwksView })
  async get(@Reply() reply: FastifyReply): Promise<JwksView> {
    const keys = await this.keyRing.published();
    reply.header('cache-control', 'public, max-age=60');
    return {
      // Copied member by member: anything else that identity returns about a key is not published.
      keys: keys.map(({ kid, jwk: { kty, crv, x, y } }) => ({
        kty,
        crv,
        x,
        y,
        kid,
        use: 'sig',
        alg: ACCESS_TOKEN.algorithm,
      })),
    };
  }
}

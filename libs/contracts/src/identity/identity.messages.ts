import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Message, ROLES, type Receipt, type Role } from '../call-context.js';
import { IsEmailAddress, IsPlainText } from '../field-rules.js';

export const MAX_USER_NAME = 200;
/** Of anything that opens a door once: mailed tokens, refresh tokens, the one for the set-up. */
export const MAX_TOKEN = 200;

/** In characters as people count them (code points). */
const PASSWORD_LENGTH = { minLength: 12, maxLength: 1024 };
export const PASSWORD = {
  description: `${PASSWORD_LENGTH.minLength} to ${PASSWORD_LENGTH.maxLength} characters of any kind.`,
  ...PASSWORD_LENGTH,
  example: 'correct horse battery staple',
};
export const EMAIL = { description: 'Compared without regard to case.', example: 'ada@example.org', format: 'email' };

/** Creates an administrator, the first or a further one. For the operator's command line: no route leads here. */
export class CreateAdministrator extends Message<Receipt> {
  @ApiProperty({ minLength: 1, maxLength: MAX_USER_NAME, example: 'Ada Lovelace' })
  @IsPlainText(MAX_USER_NAME)
  readonly name!: string;
  @ApiProperty(EMAIL) @IsEmailAddress() readonly email!: string;
  @ApiProperty(PASSWORD) @IsString() @IsNotEmpty() @MaxLength(PASSWORD.maxLength) readonly password!: string;
}

/** Redeems the one-time token that was printed at the first start. */
@ApiSchema({
  name: 'SetUpFirstAdministratorInput',
  description: 'The first administrator, with the token that was printed at the first start.',
})
export class SetUpFirstAdministrator extends CreateAdministrator {
  @ApiProperty({ description: 'The token that the program printed when it started without a user.', example: 'p0A9…' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_TOKEN)
  readonly token!: string;
}

@ApiSchema({ description: 'The caller.' })
export class MeView {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' }) readonly id!: string;
  @ApiProperty({ description: 'Of the user, counted from 0.', example: 3 }) readonly revision!: number;
  @ApiProperty({ example: 'Ada Lovelace' }) readonly name!: string;
  @ApiProperty({ example: 'ada@example.org' }) readonly email!: string;
  @ApiProperty({ enum: ROLES, isArray: true, example: ['admin'] }) readonly roles!: readonly Role[];
}

/** The user behind the call. */
export class GetMe extends Message<MeView> {}

export interface PublicSigningKey {
  readonly kid: string;
  readonly jwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
}

export interface GatewayKeys {
  /** All keys whose tokens are still accepted. */
  readonly signingKeys: readonly PublicSigningKey[];
  /** Secret of this deployment under which requests with an Idempotency-Key are fingerprinted. Hex. */
  readonly fingerprintKey: string;
}

/** What a gateway needs to trust tokens and to recognise repeated requests. Between services only. */
export class GetGatewayKeys extends Message<GatewayKeys> {}

import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Message, type Receipt } from '../../call-context.js';
import { EMAIL, MAX_TOKEN, PASSWORD } from '../accounts/credentials.inputs.js';

const REFRESH_TOKEN = {
  description: 'Opaque. Can be exchanged once for new tokens.',
  minLength: 1,
  maxLength: MAX_TOKEN,
  example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.q1w2…',
};

@ApiSchema({ description: 'An access token for the API, and a refresh token to renew it.' })
export class TokensView {
  @ApiProperty({ description: 'JWT for the `Authorization: Bearer` header.', example: 'eyJhbGciOiJFUzI1NiIs…' })
  readonly accessToken!: string;
  @ApiProperty(REFRESH_TOKEN) readonly refreshToken!: string;
  @ApiProperty({ type: 'integer', description: 'Seconds until the access token expires.', example: 900 })
  readonly expiresIn!: number;
}

/** The tokens for their holder, and for the gateway the position that the holder's next read must include. */
export interface IssuedTokens {
  readonly tokens: TokensView;
  readonly userId: string;
  readonly position: string;
}

/** Starts a session. The refusal is the same for an unknown address and a wrong password. */
@ApiSchema({ name: 'LogInInput', description: 'The credentials to log in with.' })
export class LogIn extends Message<IssuedTokens> {
  @ApiProperty({ ...EMAIL, format: undefined, minLength: 1, maxLength: 320 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(320)
  readonly email!: string;
  @ApiProperty({
    description: 'As the user chose it.',
    minLength: 1,
    maxLength: PASSWORD.maxLength,
    example: PASSWORD.example,
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD.maxLength)
  readonly password!: string;
  /** The User-Agent of the client. Set by the gateway; a body cannot contain it. */
  readonly device?: string;
}

/** Exchanges a refresh token for new tokens. It works once; further calls within the grace period return the same successor. */
@ApiSchema({ name: 'RefreshTokensInput', description: 'A refresh token to exchange.' })
export class RefreshTokens extends Message<IssuedTokens> {
  @ApiProperty(REFRESH_TOKEN) @IsString() @IsNotEmpty() @MaxLength(MAX_TOKEN) readonly refreshToken!: string;
}

/** Ends the session that makes the call. */
export class LogOut extends Message<Receipt> {}

/** Ends one session of the caller. */
export class EndSession extends Message<Receipt> {
  constructor(readonly sessionId: string) {
    super();
  }
}

/** Ends all sessions of the caller, or all but the one that makes the call. */
export class EndOwnSessions extends Message<Receipt> {
  constructor(readonly exceptCurrent: boolean) {
    super();
  }
}

/** Ends all sessions of a user. For administrators. */
export class EndUserSessions extends Message<Receipt> {
  constructor(readonly userId: string) {
    super();
  }
}

import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Message, type Receipt } from '../../call-context.js';
import { EMAIL, MAX_TOKEN, PASSWORD } from '../accounts/credentials.inputs.js';

const REFRESH_TOKEN = {
  description: 'Opaque. Good for one exchange against new tokens.',
  minLength: 1,
  maxLength: MAX_TOKEN,
  example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.q1w2…',
};

@ApiSchema({ description: 'What opens the API, and what renews it.' })
export class TokensView {
  @ApiProperty({ description: 'JWT for the `Authorization: Bearer` header.', example: 'eyJhbGciOiJFUzI1NiIs…' })
  readonly accessToken!: string;
  @ApiProperty(REFRESH_TOKEN) readonly refreshToken!: string;
  @ApiProperty({ type: 'integer', description: 'Seconds until the access token expires.', example: 900 })
  readonly expiresIn!: number;
}

/** Tokens for their holder, and for the gateway what the holder's next read has to contain. */
export interface IssuedTokens {
  readonly tokens: TokensView;
  readonly userId: string;
  readonly position: string;
}

/** Starts a session. Unknown address and wrong password are told apart by nothing. */
@ApiSchema({ name: 'LogInInput', description: 'Who logs in, and with what.' })
export class LogIn extends Message<IssuedTokens> {
  @ApiProperty({ ...EMAIL, format: undefined, minLength: 1, maxLength: 320 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(320)
  readonly email!: string;
  @ApiProperty({ description: 'As chosen.', minLength: 1, maxLength: PASSWORD.maxLength, example: PASSWORD.example })
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD.maxLength)
  readonly password!: string;
  /** What the client calls itself (User-Agent). Set by the gateway; no body can bring it. */
  readonly device?: string;
}

/** Exchanges a refresh token against new tokens. Spends it; calls that race within the grace answer the same successor. */
@ApiSchema({ name: 'RefreshTokensInput', description: 'A refresh token to exchange.' })
export class RefreshTokens extends Message<IssuedTokens> {
  @ApiProperty(REFRESH_TOKEN) @IsString() @IsNotEmpty() @MaxLength(MAX_TOKEN) readonly refreshToken!: string;
}

/** Ends the session of the call. */
export class LogOut extends Message<Receipt> {}

/** Ends one session of one's own. */
export class EndSession extends Message<Receipt> {
  constructor(readonly sessionId: string) {
    super();
  }
}

/** Ends all sessions of the caller, or all but that of the call. */
export class EndOwnSessions extends Message<Receipt> {
  constructor(readonly exceptCurrent: boolean) {
    super();
  }
}

/** Ends all sessions of somebody. For administrators. */
export class EndUserSessions extends Message<Receipt> {
  constructor(readonly userId: string) {
    super();
  }
}

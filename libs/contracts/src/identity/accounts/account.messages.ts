import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Message, type Receipt } from '../../call-context.js';
import { EMAIL_MAX_LENGTH } from '../../contact-values.js';
import { IsEmailAddress, IsPlainText, MayBeAbsent } from '../../field-rules.js';
import { EMAIL, MAX_TOKEN, MAX_USER_NAME, PASSWORD } from './credentials.inputs.js';
import type { IssuedTokens } from '../sessions/session.messages.js';

const MAILED_TOKEN = {
  description: 'The token from the mail.',
  minLength: 1,
  maxLength: MAX_TOKEN,
  example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.pWc2Yx8Zl0Qm7s9uVbN4tRk1eHf6gJd3',
};
const NAME = { minLength: 1, maxLength: MAX_USER_NAME, example: 'Ada Lovelace' };
const EMAIL_BODY = { ...EMAIL, minLength: 3, maxLength: EMAIL_MAX_LENGTH };
const CHOSEN = {
  description: 'As the user chose it.',
  minLength: 1,
  maxLength: PASSWORD.maxLength,
  example: PASSWORD.example,
};

/** Requests an account. Returns nothing: neither the answer nor its timing shows if the address already has one. */
@ApiSchema({ name: 'RegisterInput', description: 'A person who requests an account.' })
export class Register extends Message<void> {
  @ApiProperty({ ...NAME, description: 'The name that others see.' })
  @IsPlainText(MAX_USER_NAME)
  readonly name!: string;
  @ApiProperty(EMAIL_BODY) @IsEmailAddress() readonly email!: string;
  @ApiPropertyOptional({
    ...PASSWORD,
    description:
      'Checked, but not kept: anyone can register any address. The owner of the address chooses the password with the mailed link.',
    deprecated: true,
  })
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD.maxLength)
  readonly password?: string;
}

/** Proves that the caller owns the address, and sets the password of the account. */
@ApiSchema({
  name: 'VerifyEmailInput',
  description: 'A token that was mailed to the address, and the password of the account.',
})
export class VerifyEmail extends Message<Receipt> {
  @ApiProperty(MAILED_TOKEN) @IsString() @IsNotEmpty() @MaxLength(MAX_TOKEN) readonly token!: string;
  @ApiProperty(PASSWORD) @IsString() @IsNotEmpty() @MaxLength(PASSWORD.maxLength) readonly password!: string;
  @ApiPropertyOptional({ ...NAME, description: 'The name that others see. Absent: the name of the registration.' })
  @MayBeAbsent()
  @IsPlainText(MAX_USER_NAME)
  readonly name?: string;
}

/** Requests a mail with a token to set a new password. Returns nothing, like Register. */
@ApiSchema({ name: 'RequestPasswordResetInput', description: 'The account that needs a new password.' })
export class RequestPasswordReset extends Message<void> {
  @ApiProperty(EMAIL_BODY) @IsEmailAddress() readonly email!: string;
}

/** Sets a new password with a mailed token, and ends all sessions. */
@ApiSchema({ name: 'ResetPasswordInput', description: 'A mailed token and the new password.' })
export class ResetPassword extends Message<Receipt> {
  @ApiProperty(MAILED_TOKEN) @IsString() @IsNotEmpty() @MaxLength(MAX_TOKEN) readonly token!: string;
  @ApiProperty(PASSWORD) @IsString() @IsNotEmpty() @MaxLength(PASSWORD.maxLength) readonly password!: string;
  @ApiPropertyOptional({ ...NAME, description: 'The name that others see. Absent: it stays as it is.' })
  @MayBeAbsent()
  @IsPlainText(MAX_USER_NAME)
  readonly name?: string;
}

/** Sets a new password for a user who knows the old one. Ends all sessions and starts one for the caller. */
@ApiSchema({ name: 'ChangePasswordInput', description: 'The current password and the new one.' })
export class ChangePassword extends Message<IssuedTokens> {
  @ApiProperty(CHOSEN) @IsString() @IsNotEmpty() @MaxLength(PASSWORD.maxLength) readonly currentPassword!: string;
  @ApiProperty(PASSWORD) @IsString() @IsNotEmpty() @MaxLength(PASSWORD.maxLength) readonly newPassword!: string;
  /** The User-Agent of the client. Set by the gateway; a body cannot contain it. */
  readonly device?: string;
}

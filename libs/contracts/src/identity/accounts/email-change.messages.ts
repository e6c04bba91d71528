import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Message, type Receipt } from '../../call-context.js';
import { EMAIL_MAX_LENGTH } from '../../contact-values.js';
import { IsEmailAddress } from '../../field-rules.js';
import { EMAIL, MAX_TOKEN, PASSWORD } from './credentials.inputs.js';

/** Requests an hour of one account; and how long the links of one work. */
export const EMAIL_CHANGE_LIMITS = { anHour: 3, hours: 24 } as const;

const NEW_EMAIL = { ...EMAIL, minLength: 3, maxLength: EMAIL_MAX_LENGTH, example: 'ada.lovelace@example.org' };

/** Mails a link to both addresses of the caller. Nothing changes before both were followed. */
@ApiSchema({ name: 'RequestEmailChangeInput', description: 'The new address of the caller, and the current password.' })
export class RequestEmailChange extends Message<Receipt> {
  @ApiProperty(NEW_EMAIL) @IsEmailAddress() readonly email!: string;
  @ApiProperty({
    description: 'As the user chose it.',
    minLength: 1,
    maxLength: PASSWORD.maxLength,
    example: PASSWORD.example,
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD.maxLength)
  readonly currentPassword!: string;
}

/** Withdraws the request of the caller. */
export class CancelEmailChange extends Message<Receipt> {}

/** Proves that a mailbox was read. The address changes with the last proof that is needed. */
@ApiSchema({
  name: 'ConfirmEmailChangeInput',
  description: 'A token that was mailed to the current or the new address.',
})
export class ConfirmEmailChange extends Message<Receipt> {
  @ApiProperty({
    description: 'The token from the mail.',
    minLength: 1,
    maxLength: MAX_TOKEN,
    example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.pWc2Yx8Zl0Qm7s9uVbN4tRk1eHf6gJd3',
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_TOKEN)
  readonly token!: string;
}

@ApiSchema({ description: 'The new address of a user.' })
export class UserEmailInput {
  @ApiProperty({ ...NEW_EMAIL, example: 'grace.hopper@example.org' }) @IsEmailAddress() readonly email!: string;
}

/** For a user who can no longer read the old mailbox: only the new one has to confirm. */
export class ChangeUserEmail extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly email: string,
  ) {
    super();
  }
}

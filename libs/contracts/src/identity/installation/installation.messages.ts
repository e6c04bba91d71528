import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Message, type Receipt } from '../../call-context.js';
import { IsEmailAddress, IsPlainText } from '../../field-rules.js';
import { EMAIL, MAX_TOKEN, MAX_USER_NAME, PASSWORD } from '../accounts/credentials.inputs.js';

/** Creates the first or another administrator. Only for the operator's command line; no route sends it. */
export class CreateAdministrator extends Message<Receipt> {
  @ApiProperty({ minLength: 1, maxLength: MAX_USER_NAME, example: 'Ada Lovelace' })
  @IsPlainText(MAX_USER_NAME)
  readonly name!: string;
  @ApiProperty(EMAIL) @IsEmailAddress() readonly email!: string;
  @ApiProperty(PASSWORD) @IsString() @IsNotEmpty() @MaxLength(PASSWORD.maxLength) readonly password!: string;
}

/** Redeems the one-time token that was printed at the last start. */
@ApiSchema({
  name: 'SetUpFirstAdministratorInput',
  description: 'The first administrator, with the token that was printed at the last start.',
})
export class SetUpFirstAdministrator extends CreateAdministrator {
  @ApiProperty({ description: 'The token that the program printed when it started without a user.', example: 'p0A9…' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_TOKEN)
  readonly token!: string;
}

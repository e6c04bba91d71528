import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { ROLES, type Role } from '../../call-context.js';
import { EMAIL_MAX_LENGTH } from '../../contact-values.js';
import { IsEmailAddress, IsPlainText, MayBeAbsent } from '../../field-rules.js';
import { TextField } from '../../input-fields.js';
import { AbsenceField, type AbsenceInput } from './absence.js';
import { MAX_TOKEN, MAX_USER_NAME, PASSWORD } from '../accounts/credentials.inputs.js';

/** The roles that users can have; `integration` is for API clients. */
export const USER_ROLES = ROLES.filter((role) => role !== 'integration');
const MAX_REASON = 500;
/** Per user. */
export const MAX_TEAMS = 50;

const nameProperty = { minLength: 1, maxLength: MAX_USER_NAME, example: 'Grace Hopper' };
const rolesProperty = {
  enum: USER_ROLES,
  isArray: true as const,
  minItems: 1,
  maxItems: USER_ROLES.length,
  uniqueItems: true,
  example: ['sales'],
  description: 'All roles of the user; their rights add up. You cannot give roles that exceed your own rights.',
};

const Roles = (): PropertyDecorator => (target, key) => {
  for (const rule of [
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(USER_ROLES.length),
    ArrayUnique(),
    IsIn(USER_ROLES, { each: true }),
  ])
    rule(target, key);
};

@ApiSchema({ description: 'A colleague to invite.' })
export class UserInput {
  @ApiProperty(nameProperty) @IsPlainText(MAX_USER_NAME) readonly name!: string;

  @ApiProperty({
    description: 'The invitation is sent there. Compared without regard to case.',
    format: 'email',
    maxLength: EMAIL_MAX_LENGTH,
    example: 'grace@example.org',
  })
  @IsEmailAddress()
  readonly email!: string;

  @ApiProperty(rolesProperty) @Roles() readonly roles!: Role[];

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    isArray: true,
    maxItems: MAX_TEAMS,
    uniqueItems: true,
    description: 'Teams that the user joins.',
    example: [],
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MAX_TEAMS)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  readonly teamIds?: string[];
}

@ApiSchema({ description: 'The new roles of a user.' })
export class RolesInput {
  @ApiProperty(rolesProperty) @Roles() readonly roles!: Role[];
}

@ApiSchema({ description: 'Why an account is deactivated.' })
export class DeactivationInput {
  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_REASON, example: 'Left the company.' })
  @MayBeAbsent()
  @IsPlainText(MAX_REASON, { lines: true })
  readonly reason?: string;
}

@ApiSchema({ description: 'Changes to a user.' })
export class UserChangeInput {
  @ApiProperty(nameProperty) @IsPlainText(MAX_USER_NAME) readonly name!: string;
}

@ApiSchema({ description: 'Changes to your own account. What is left out stays as it is; null clears.' })
export class OwnChangeInput {
  @TextField(MAX_USER_NAME, { optional: true, example: 'Grace Hopper' }) readonly name?: string;
  @AbsenceField({ clearable: true }) readonly absence?: AbsenceInput | null;
}

@ApiSchema({ description: 'When a user is away.' })
export class UserAbsenceInput {
  @AbsenceField({ clearable: true, description: 'null, or left out: not away.' })
  readonly absence?: AbsenceInput | null;
}

@ApiSchema({ description: 'The token of an invitation, and a password.' })
export class InvitationAcceptanceInput {
  @ApiProperty({
    description: 'The token from the link in the mail.',
    minLength: 1,
    maxLength: MAX_TOKEN,
    example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.q1w2',
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_TOKEN)
  readonly token!: string;

  @ApiProperty(PASSWORD)
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD.maxLength)
  readonly password!: string;
}

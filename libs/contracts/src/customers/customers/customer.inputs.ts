import { fold } from '@crm/kernel';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInstance,
  IsObject,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { EMAIL_MAX_LENGTH, PHONE_MAX_LENGTH, toE164 } from '../../contact-values.js';
import { mailboxOf } from '../../mailbox.js';
import { isPlainText, plainText } from '../../text-values.js';
import {
  AreDifferent,
  HasOnePrimary,
  IsEmailAddress,
  IsPhone,
  IsPlainText,
  MayBeAbsent,
  MayBeCleared,
} from '../../field-rules.js';
import {
  ExternalIds,
  externalIdsProperty,
  PreferencesChangeInput,
  PreferencesInput,
  Profiles,
  profilesProperty,
  type ExternalIdInput,
  type SocialProfileInput,
} from './customer-profile.inputs.js';
import { CustomValuesField, type CustomFieldsInput } from '../custom-fields/custom-values.inputs.js';

/** For e-mails and for phones. A longer list is a mistake, and every e-mail needs a claim. */
export const MAX_CONTACT_POINTS = 20;
export const MAX_TAGS = 50;
export const MAX_NAME = 200;
export const MAX_LABEL = 40;
export const MAX_TAG = 60;
export const MAX_REASON = 500;

const addressOf = (email: unknown) =>
  textKey((email as { address?: unknown } | null)?.address, (address) => mailboxOf(plainText(address)));
const numberOf = (phone: unknown) => toE164((phone as { number?: unknown } | null)?.number);
const textKey = (value: unknown, key: (text: string) => string) => (typeof value === 'string' ? key(value) : undefined);

@ApiSchema({ description: 'An e-mail address of a customer.' })
export class EmailInput {
  @ApiProperty({ format: 'email', maxLength: EMAIL_MAX_LENGTH, example: 'ada@example.org' })
  @IsEmailAddress()
  readonly address!: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_LABEL, example: 'work' })
  @MayBeAbsent()
  @IsPlainText(MAX_LABEL)
  readonly label?: string;

  @ApiPropertyOptional({ description: 'The address to write to first. Default: the first of the list.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly primary?: boolean;
}

@ApiSchema({ description: 'A phone number of a customer.' })
export class PhoneInput {
  @ApiProperty({
    description: 'International form; stored and returned as E.164.',
    maxLength: PHONE_MAX_LENGTH,
    example: '+49 30 901820',
  })
  @IsPhone()
  readonly number!: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_LABEL, example: 'mobile' })
  @MayBeAbsent()
  @IsPlainText(MAX_LABEL)
  readonly label?: string;

  @ApiPropertyOptional({ description: 'The number to call first. Default: the first of the list.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly primary?: boolean;
}

@ApiSchema({ description: 'A postal address.' })
export class AddressInput {
  @ApiPropertyOptional({ minLength: 1, maxLength: 300, example: '12 St James’s Square' })
  @MayBeAbsent()
  @IsPlainText(300)
  readonly street?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 120, example: 'London' })
  @MayBeAbsent()
  @IsPlainText(120)
  readonly city?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 20, example: 'SW1Y 4JH' })
  @MayBeAbsent()
  @IsPlainText(20)
  readonly postalCode?: string;

  @ApiPropertyOptional({ description: 'State, county or province.', minLength: 1, maxLength: 120 })
  @MayBeAbsent()
  @IsPlainText(120)
  readonly region?: string;

  @ApiPropertyOptional({
    description: 'ISO 3166-1 alpha-2 if known, otherwise as people write it.',
    minLength: 1,
    maxLength: 120,
    example: 'GB',
  })
  @MayBeAbsent()
  @IsPlainText(120)
  readonly country?: string;
}

const Emails = (): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMaxSize(MAX_CONTACT_POINTS),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    HasOnePrimary(),
    AreDifferent(addressOf, 'address'),
    Type(() => EmailInput),
  );
const Phones = (): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMaxSize(MAX_CONTACT_POINTS),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    HasOnePrimary(),
    AreDifferent(numberOf, 'number'),
    Type(() => PhoneInput),
  );
const Address = (): PropertyDecorator =>
  all(
    IsInstance(AddressInput),
    ValidateNested(),
    Type(() => AddressInput),
  );
const Tags = (): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMaxSize(MAX_TAGS),
    IsPlainText(MAX_TAG, { each: true }),
    AreDifferent((tag) => (isPlainText(tag, 1, MAX_TAG) ? fold(plainText(tag)) : undefined), 'tag'),
  );

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

const emailsProperty = {
  type: EmailInput,
  isArray: true as const,
  maxItems: MAX_CONTACT_POINTS,
  description: 'No other active customer may have any of them.',
};
const phonesProperty = { type: PhoneInput, isArray: true as const, maxItems: MAX_CONTACT_POINTS };
const tagsProperty = {
  type: String,
  isArray: true as const,
  maxItems: MAX_TAGS,
  example: ['newsletter'],
  description: `Each 1 to ${MAX_TAG} characters; not personal. Case and accents make no difference; a tag is shown as it was written first.`,
};

@ApiSchema({ description: 'The data of a customer, as entered.' })
export class CustomerInput {
  @ApiProperty({ enum: ['person', 'organization'], example: 'person' })
  @IsIn(['person', 'organization'])
  readonly kind!: 'person' | 'organization';

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME, example: 'Ada Lovelace' })
  @IsPlainText(MAX_NAME)
  readonly name!: string;

  @ApiPropertyOptional({ ...emailsProperty, example: [{ address: 'ada@example.org' }] })
  @MayBeAbsent()
  @Emails()
  readonly emails?: EmailInput[];

  @ApiPropertyOptional({ ...phonesProperty, example: [{ number: '+44 20 7946 0958', label: 'office' }] })
  @MayBeAbsent()
  @Phones()
  readonly phones?: PhoneInput[];

  @ApiPropertyOptional(profilesProperty)
  @MayBeAbsent()
  @Profiles()
  readonly profiles?: SocialProfileInput[];

  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_NAME, example: 'Analytical Engines Ltd' })
  @MayBeAbsent()
  @IsPlainText(MAX_NAME)
  readonly company?: string;

  @ApiPropertyOptional({ type: AddressInput })
  @MayBeAbsent()
  @Address()
  readonly address?: AddressInput;

  @ApiPropertyOptional({
    description: 'How the customer became known. Lower-case words joined by hyphens.',
    default: 'api',
    maxLength: 40,
    example: 'referral',
  })
  @MayBeAbsent()
  @MaxLength(40)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'must be lower-case words joined by hyphens' })
  readonly source?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'An active user. Default: the user who creates the customer, or nobody when a team is named. Naming another user needs the right to assign.',
  })
  @MayBeAbsent()
  @IsUUID()
  readonly ownerId?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'A team in use. Its members reach the customer while it has no owner. Naming a team needs the right to assign.',
  })
  @MayBeAbsent()
  @IsUUID()
  readonly teamId?: string;

  @ApiPropertyOptional(tagsProperty)
  @MayBeAbsent()
  @Tags()
  readonly tags?: string[];

  @CustomValuesField()
  readonly customFields?: CustomFieldsInput;

  @ApiPropertyOptional({ type: PreferencesInput })
  @MayBeAbsent()
  @IsInstance(PreferencesInput)
  @ValidateNested()
  @Type(() => PreferencesInput)
  readonly preferences?: PreferencesInput;

  @ApiPropertyOptional(externalIdsProperty)
  @MayBeAbsent()
  @ExternalIds()
  readonly externalIds?: ExternalIdInput[];
}

@ApiSchema({
  description: 'Changes to a customer. What is left out stays as it is; null clears; a list replaces the whole list.',
})
export class CustomerChangeInput {
  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_NAME, example: 'Ada King' })
  @MayBeAbsent()
  @IsPlainText(MAX_NAME)
  readonly name?: string;

  @ApiPropertyOptional({ type: String, nullable: true, minLength: 1, maxLength: MAX_NAME })
  @MayBeCleared()
  @IsPlainText(MAX_NAME)
  readonly company?: string | null;

  @ApiPropertyOptional({ type: AddressInput, nullable: true, description: 'Replaces the whole address.' })
  @MayBeCleared()
  @Address()
  readonly address?: AddressInput | null;

  @ApiPropertyOptional({
    ...emailsProperty,
    description: 'Replaces the list. No other active customer may have any of them.',
  })
  @MayBeAbsent()
  @Emails()
  readonly emails?: EmailInput[];

  @ApiPropertyOptional({ ...phonesProperty, description: 'Replaces the list.' })
  @MayBeAbsent()
  @Phones()
  readonly phones?: PhoneInput[];

  @ApiPropertyOptional({ ...profilesProperty, description: 'Replaces the list.' })
  @MayBeAbsent()
  @Profiles()
  readonly profiles?: SocialProfileInput[];

  @CustomValuesField('Fields that are not named stay as they are.')
  readonly customFields?: CustomFieldsInput;

  @ApiPropertyOptional({
    type: PreferencesChangeInput,
    description: 'Preferences that are left out stay as they are; null clears.',
  })
  @MayBeAbsent()
  @IsInstance(PreferencesChangeInput)
  @ValidateNested()
  @Type(() => PreferencesChangeInput)
  readonly preferences?: PreferencesChangeInput;

  @ApiPropertyOptional({
    ...externalIdsProperty,
    description: 'Replaces the list. No other active customer may have any of them.',
  })
  @MayBeAbsent()
  @ExternalIds()
  readonly externalIds?: ExternalIdInput[];
}

@ApiSchema({ description: 'Why a customer is archived.' })
export class ArchiveInput {
  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_REASON, example: 'Moved away' })
  @MayBeAbsent()
  @IsPlainText(MAX_REASON, { lines: true })
  readonly reason?: string;
}

@ApiSchema({ description: 'Tags to add to a customer, and tags to remove.' })
export class TagsInput {
  @ApiPropertyOptional({ ...tagsProperty, description: 'Tags to add; existing tags stay.' })
  @MayBeAbsent()
  @Tags()
  readonly add?: string[];

  @ApiPropertyOptional({
    ...tagsProperty,
    description: 'Tags to remove; tags that the customer does not have are ignored.',
  })
  @MayBeAbsent()
  @Tags()
  readonly remove?: string[];
}

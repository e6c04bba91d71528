import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInstance, IsObject, Matches, MaxLength, ValidateNested } from 'class-validator';
import { plainText } from '../../text-values.js';
import {
  AreDifferent,
  IsLanguage,
  IsPastInstant,
  IsPlainText,
  IsTimeZone,
  MayBeAbsent,
  MayBeCleared,
} from '../../field-rules.js';
import { CHANNELS, type Channel } from './customer-profile.events.js';

export const MAX_EXTERNAL_IDS = 20;
export const MAX_EXTERNAL_ID = 200;
export const MAX_WORD = 40;
export const MAX_PROOF_SOURCE = 100;
export const MAX_PROOF_TEXT = 2000;

const WORDS = '^[a-z0-9]+(-[a-z0-9]+)*$';

/** Lower-case words joined by hyphens, readable for programs and people. */
export const IsWords = (): PropertyDecorator => (target, property) => {
  MaxLength(MAX_WORD)(target, property);
  Matches(new RegExp(WORDS), { message: 'must be lower-case words joined by hyphens' })(target, property);
};

@ApiSchema({ description: 'What proves a consent.' })
export class ProofInput {
  @ApiProperty({
    description: 'Where the person said so.',
    minLength: 1,
    maxLength: MAX_PROOF_SOURCE,
    example: 'sign-up form',
  })
  @IsPlainText(MAX_PROOF_SOURCE)
  readonly source!: string;

  @ApiPropertyOptional({
    description: 'The wording that was agreed to, or a reference to it.',
    minLength: 1,
    maxLength: MAX_PROOF_TEXT,
    example: 'Yes, send me the monthly letter.',
  })
  @MayBeAbsent()
  @IsPlainText(MAX_PROOF_TEXT, { lines: true })
  readonly text?: string;

  @ApiProperty({
    format: 'date-time',
    description: 'When the person said so; not in the future.',
    example: '2026-03-01T09:30:00Z',
  })
  @IsPastInstant()
  readonly obtainedAt!: string;
}

@ApiSchema({ description: 'A consent that a customer gave or withdrew.' })
export class ConsentInput {
  @ApiProperty({ enum: CHANNELS, example: 'email' })
  @IsIn(CHANNELS)
  readonly channel!: Channel;

  @ApiProperty({
    description: 'What for: lower-case words joined by hyphens.',
    minLength: 1,
    maxLength: MAX_WORD,
    pattern: WORDS,
    example: 'newsletter',
  })
  @IsWords()
  readonly purpose!: string;

  @ApiProperty({ enum: ['granted', 'withdrawn'], example: 'granted' })
  @IsIn(['granted', 'withdrawn'])
  readonly state!: 'granted' | 'withdrawn';

  @ApiProperty({ type: ProofInput })
  @IsInstance(ProofInput)
  @ValidateNested()
  @Type(() => ProofInput)
  readonly proof!: ProofInput;
}

const language = {
  description: 'BCP 47; stored in its canonical form.',
  minLength: 2,
  maxLength: 35,
  example: 'de-AT',
};
const preferredChannel = { enum: CHANNELS, description: 'The channel that the customer prefers.' };
const timeZone = { description: 'IANA name.', minLength: 1, maxLength: 64, example: 'Europe/Vienna' };

@ApiSchema({ description: 'How a customer wants to be contacted.' })
export class PreferencesInput {
  @ApiPropertyOptional(language)
  @MayBeAbsent()
  @IsLanguage()
  readonly language?: string;

  @ApiPropertyOptional({ ...preferredChannel, example: 'email' })
  @MayBeAbsent()
  @IsIn(CHANNELS)
  readonly preferredChannel?: Channel;

  @ApiPropertyOptional(timeZone)
  @MayBeAbsent()
  @IsTimeZone()
  readonly timeZone?: string;
}

@ApiSchema({ description: 'Changes to the preferences. What is left out stays as it is; null clears.' })
export class PreferencesChangeInput {
  @ApiPropertyOptional({ ...language, type: String, nullable: true })
  @MayBeCleared()
  @IsLanguage()
  readonly language?: string | null;

  @ApiPropertyOptional({
    ...preferredChannel,
    enum: [...CHANNELS, null],
    type: String,
    nullable: true,
    example: 'email',
  })
  @MayBeCleared()
  @IsIn(CHANNELS)
  readonly preferredChannel?: Channel | null;

  @ApiPropertyOptional({ ...timeZone, type: String, nullable: true })
  @MayBeCleared()
  @IsTimeZone()
  readonly timeZone?: string | null;
}

@ApiSchema({ description: 'Id of a customer in another system.' })
export class ExternalIdInput {
  @ApiProperty({
    description: 'Which other system: lower-case words joined by hyphens.',
    minLength: 1,
    maxLength: MAX_WORD,
    pattern: WORDS,
    example: 'sap',
  })
  @IsWords()
  readonly system!: string;

  @ApiProperty({
    description: 'Id of the customer in that system. Case matters.',
    minLength: 1,
    maxLength: MAX_EXTERNAL_ID,
    example: '4711',
  })
  @IsPlainText(MAX_EXTERNAL_ID)
  readonly id!: string;
}

const externalKeyOf = (element: unknown): string | undefined => {
  const { system, id } = (element ?? {}) as { system?: unknown; id?: unknown };
  return typeof system === 'string' && typeof id === 'string' ? `${system}:${plainText(id)}` : undefined;
};

/** A list of ids in other systems; each at most once. */
export const ExternalIds = (): PropertyDecorator => (target, property) =>
  [
    IsArray(),
    ArrayMaxSize(MAX_EXTERNAL_IDS),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    AreDifferent(externalKeyOf, 'external id'),
    Type(() => ExternalIdInput),
  ].forEach((decorate) => decorate(target, property));

export const MAX_PROFILES = 20;
export const MAX_HANDLE = 200;
const HANDLE = /^@?[^\s@\p{C}][^\s\p{C}]*$/u;

/** As stored: NFC, without a leading @. */
export const profileHandle = (handle: string): string => plainText(handle).replace(/^@/, '');

@ApiSchema({ description: 'The profile of a customer in a social network.' })
export class SocialProfileInput {
  @ApiProperty({
    description: 'Which network: lower-case words joined by hyphens.',
    minLength: 1,
    maxLength: MAX_WORD,
    pattern: WORDS,
    example: 'linkedin',
  })
  @IsWords()
  readonly network!: string;

  @ApiProperty({
    description:
      'The name there, as the network writes it, without blanks: `ada`, `in/ada-lovelace`, `ada@mastodon.example`. A leading @ is dropped. Compared without regard to case.',
    minLength: 1,
    maxLength: MAX_HANDLE,
    example: 'ada-lovelace',
  })
  @IsPlainText(MAX_HANDLE)
  @Matches(HANDLE, { message: 'must be a handle without blanks' })
  readonly handle!: string;
}

/** Equal keys name the same profile. */
export const profileKey = ({ network, handle }: SocialProfileInput): string =>
  `${network}:${profileHandle(handle).toLowerCase()}`;

const profileKeyOf = (element: unknown): string | undefined => {
  const { network, handle } = (element ?? {}) as { network?: unknown; handle?: unknown };
  return typeof network === 'string' && typeof handle === 'string' ? profileKey({ network, handle }) : undefined;
};

/** A list of profiles; each at most once. */
export const Profiles = (): PropertyDecorator => (target, property) =>
  [
    IsArray(),
    ArrayMaxSize(MAX_PROFILES),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    AreDifferent(profileKeyOf, 'profile'),
    Type(() => SocialProfileInput),
  ].forEach((decorate) => decorate(target, property));

export const profilesProperty = {
  type: SocialProfileInput,
  isArray: true as const,
  maxItems: MAX_PROFILES,
  description: 'Profiles in social networks.',
  example: [{ network: 'linkedin', handle: 'ada-lovelace' }],
};

export const externalIdsProperty = {
  type: ExternalIdInput,
  isArray: true as const,
  maxItems: MAX_EXTERNAL_IDS,
  description: 'No other active customer may have any of them.',
  example: [{ system: 'sap', id: '4711' }],
};

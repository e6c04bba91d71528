import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { named } from '../../named-ids.js';
import { CHANNELS, type Channel } from './customer-profile.events.js';

@ApiSchema({ description: 'An e-mail address of a customer.' })
export class CustomerEmailView {
  @ApiProperty({ format: 'email', example: 'ada@example.org' })
  readonly address!: string;
  @ApiPropertyOptional({ example: 'work' })
  readonly label?: string;
  @ApiProperty({ example: true })
  readonly primary!: boolean;
}

@ApiSchema({ description: 'A phone number of a customer.' })
export class CustomerPhoneView {
  @ApiProperty({ description: 'E.164', example: '+442079460958' })
  readonly number!: string;
  @ApiPropertyOptional({ example: 'office' })
  readonly label?: string;
  @ApiProperty({ example: true })
  readonly primary!: boolean;
}

@ApiSchema({ description: 'Whether a customer agreed to one purpose on one channel.' })
export class CustomerConsentView {
  @ApiProperty({ enum: CHANNELS, example: 'email' })
  readonly channel!: Channel;
  @ApiProperty({ example: 'newsletter' })
  readonly purpose!: string;
  @ApiProperty({ enum: ['granted', 'withdrawn'] })
  readonly state!: 'granted' | 'withdrawn';
  @ApiProperty({ format: 'date-time', description: 'When the person said so.', example: '2026-03-01T09:30:00.000Z' })
  readonly since!: string;
  @ApiProperty({ description: 'Where the latest proof comes from.', example: 'sign-up form' })
  readonly source!: string;
  @ApiProperty({ ...named('actor'), description: 'The user or API client who recorded it.' })
  readonly by!: string;
}

@ApiSchema({ description: 'How a customer wants to be contacted. null: unknown.' })
export class CustomerPreferencesView {
  @ApiProperty({ type: String, nullable: true, description: 'BCP 47', example: 'de-AT' })
  readonly language!: string | null;
  @ApiProperty({ type: String, enum: [...CHANNELS, null], nullable: true, example: 'email' })
  readonly preferredChannel!: Channel | null;
  @ApiProperty({ type: String, nullable: true, description: 'IANA', example: 'Europe/Vienna' })
  readonly timeZone!: string | null;
}

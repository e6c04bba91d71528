import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Message, ROLES, type Role } from '../../call-context.js';

import { AbsenceInput, type Absence } from './absence.js';

/** The mailboxes that may have to confirm a change of an address. */
export const MAILBOXES = ['current', 'new'] as const;
export type Mailbox = (typeof MAILBOXES)[number];

@ApiSchema({ description: 'A change of the e-mail address that is not confirmed yet.' })
export class PendingEmailView {
  @ApiProperty({ description: 'The new address.', example: 'ada.lovelace@example.org' }) readonly email!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T09:30:00.000Z' }) readonly expiresAt!: string;
  @ApiProperty({
    enum: MAILBOXES,
    isArray: true,
    description: 'Mailboxes that have not confirmed it.',
    example: ['new'],
  })
  readonly awaits!: readonly Mailbox[];
}

@ApiSchema({ description: 'The caller.' })
export class MeView {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' }) readonly id!: string;
  @ApiProperty({ description: 'Revision of the user, counted from 0.', example: 3 }) readonly revision!: number;
  @ApiProperty({ example: 'Ada Lovelace' }) readonly name!: string;
  @ApiProperty({ example: 'ada@example.org' }) readonly email!: string;
  @ApiProperty({ enum: ROLES, isArray: true, example: ['admin'] }) readonly roles!: readonly Role[];
  @ApiProperty({ type: AbsenceInput, nullable: true, description: 'Days on which you are away; null: none.' })
  readonly absence!: Absence | null;
  @ApiPropertyOptional({ type: PendingEmailView, description: 'Absent: none is pending.' })
  readonly pendingEmail?: PendingEmailView;
}

/** The user who makes the call. */
export class GetMe extends Message<MeView> {}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Message, ROLES, type Role } from '../call-context.js';
import { CountedPageView, type ListPage, type ListQuestion } from '../list-question.js';

export const USER_STATUSES = ['registered', 'invited', 'active', 'deactivated'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** A user as administrators, and colleagues who lead, see them. */
export class UserView {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' }) readonly id!: string;
  @ApiProperty({ type: 'integer', description: 'Of the user: goes into If-Match.', example: 3 })
  readonly revision!: number;
  @ApiProperty({ example: 'Grace Hopper' }) readonly name!: string;
  @ApiProperty({ example: 'grace@example.org' }) readonly email!: string;
  @ApiProperty({ enum: ROLES, isArray: true, example: ['sales'] }) readonly roles!: Role[];
  @ApiProperty({
    enum: USER_STATUSES,
    description:
      '`registered`: waits for the proof of the address or for roles; `invited`: waits for a password; only `active` users get in.',
  })
  readonly status!: UserStatus;
  @ApiProperty({ description: 'The address was proved, or the operator answers for it.' })
  readonly emailVerified!: boolean;
  @ApiProperty({ type: String, format: 'uuid', isArray: true, example: [] }) readonly teamIds!: string[];
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' }) readonly createdAt!: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Absent before the first log-in.',
    example: '2026-11-21T09:30:00.000Z',
  })
  readonly lastLoginAt?: string;
  @ApiProperty({ type: [String], description: 'What you may do with this user.', example: ['read', 'manage'] })
  readonly allowedActions!: string[];
}

export class UserPage extends CountedPageView implements ListPage<UserView> {
  @ApiProperty({ type: [UserView] })
  readonly items!: UserView[];
}

/** Users the caller may read, page by page. */
export class ListUsers extends Message<UserPage> {
  constructor(readonly question: ListQuestion) {
    super();
  }
}

/** One user. Refused as identity.user-not-found when there is none or the caller may not read them. */
export class GetUser extends Message<UserView & { readonly stale?: true }> {
  constructor(readonly userId: string) {
    super();
  }
}

import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message } from '../call-context.js';
import { named, Names, type NamesView } from '../named-ids.js';

const ID = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

@ApiSchema({ description: 'Usage on one day.' })
export class UsageDayView {
  @ApiProperty({ format: 'date', description: 'UTC day.', example: '2026-11-21' })
  readonly day!: string;
  @ApiProperty({ type: 'integer', description: 'Events that the log stored.', example: 1204 })
  readonly events!: number;
  @ApiProperty({ type: 'integer', description: 'Calls of users and API clients.', example: 5210 })
  readonly calls!: number;
  @ApiProperty({ type: 'integer', description: 'Users who called the API.', example: 12 })
  readonly activeUsers!: number;
}

@ApiSchema({ description: 'How many users called the API.' })
export class ActiveUsersView {
  @ApiProperty({ type: 'integer', description: 'Users on the last day.', example: 12 })
  readonly day!: number;
  @ApiProperty({ type: 'integer', description: 'Users in the last seven days, that day included.', example: 31 })
  readonly week!: number;
  @ApiProperty({ type: 'integer', description: 'Users in the last thirty days, that day included.', example: 40 })
  readonly month!: number;
}

@ApiSchema({ description: 'The calls of one user or API client on one day.' })
export class UsageOfCallerView {
  @ApiProperty({ description: '`user` or `api-client`.', example: 'user' })
  readonly type!: string;
  @ApiProperty({ ...named('actor'), example: ID })
  readonly id!: string;
  @ApiProperty({ format: 'date', description: 'UTC day.', example: '2026-11-21' })
  readonly day!: string;
  @ApiProperty({ type: 'integer', example: 310 })
  readonly calls!: number;
}

@ApiSchema({ description: 'Bytes on disk.' })
export class StorageUseView {
  @ApiProperty({
    type: 'integer',
    description: 'The log, including data that is not merged into it yet.',
    example: 5242880,
  })
  readonly log!: number;
  @ApiProperty({ type: 'integer', description: 'The views.', example: 8388608 })
  readonly views!: number;
  @ApiProperty({ type: 'integer', description: 'Files of imports and exports.', example: 0 })
  readonly files!: number;
}

@ApiSchema({ description: 'How much the program is used, and what it stores.' })
export class UsageView {
  @ApiProperty({ type: [UsageDayView], description: 'Oldest first; days without any activity are left out.' })
  readonly days!: UsageDayView[];
  @ApiProperty({ type: ActiveUsersView })
  readonly activeUsers!: ActiveUsersView;
  @ApiProperty({
    type: [UsageOfCallerView],
    description: 'For the requested days: most calls first, at most 1,000.',
  })
  readonly callers!: UsageOfCallerView[];
  @ApiProperty({ type: StorageUseView })
  readonly storage!: StorageUseView;
  @Names()
  readonly names?: NamesView;
}

export const MAX_USAGE_DAYS = 92;

export interface UsageQuestion {
  /** YYYY-MM-DD, inclusive. Absent: thirty days up to `to`. */
  readonly from?: string;
  /** YYYY-MM-DD, inclusive. Absent: today. */
  readonly to?: string;
}

export class ShowUsage extends Message<UsageView> {
  constructor(readonly question: UsageQuestion) {
    super();
  }
}

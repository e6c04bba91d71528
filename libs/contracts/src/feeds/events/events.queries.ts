import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Message } from '../../call-context.js';

@ApiSchema({ description: 'What an event is about.' })
export class EventSubjectView {
  @ApiProperty({ description: 'Kind of record; the list may grow.', example: 'customer' })
  readonly type!: string;
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
}

@ApiSchema({ description: 'Who did it.' })
export class EventActorView {
  @ApiProperty({ description: '`user`, `api-client` or `system`; the list may grow.', example: 'user' })
  readonly type!: string;
  @ApiProperty({ example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a11' })
  readonly id!: string;
}

@ApiSchema({ description: 'One event of the log, upcast to the newest version of its type.' })
export class EventView {
  @ApiProperty({
    format: 'uuid',
    description: 'Never changes. Use it to recognise an event that is delivered twice.',
    example: '019aa1c0-5b7e-5c3a-9d52-6f0f4a1f9a12',
  })
  readonly id!: string;
  @ApiProperty({ description: '`crm.<kind>.<what>.v<version>`', example: 'crm.customer.tagged.v1' })
  readonly type!: string;
  @ApiProperty({ format: 'date-time', description: 'When it was decided.', example: '2026-11-21T09:30:00.000Z' })
  readonly time!: string;
  @ApiProperty({ format: 'date-time', description: 'When it was stored.', example: '2026-11-21T09:30:00.004Z' })
  readonly recordedAt!: string;
  @ApiProperty({ description: 'Position in the log. Send it as `after`.', example: '00000000000000000042' })
  readonly position!: string;
  @ApiProperty({ type: EventSubjectView })
  readonly subject!: EventSubjectView;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Revision in the stream of the subject, without gaps.',
    example: 3,
  })
  readonly revision!: number;
  @ApiProperty({ type: EventActorView })
  readonly actor!: EventActorView;
  @ApiProperty({ format: 'uuid', description: 'The same for everything that one request caused.' })
  readonly correlationId!: string;
  @ApiPropertyOptional({ description: 'The command or event that led to this one.' })
  readonly causationId?: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'As documented for the type, without the fields that the caller may not see.',
    example: { customerId: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10', tag: 'newsletter' },
  })
  readonly data!: Record<string, unknown>;
  @ApiPropertyOptional({
    type: 'boolean',
    enum: [true],
    description: 'Present when the person was erased: the personal fields are permanently absent from `data`.',
  })
  readonly erased?: true;
  @ApiPropertyOptional({
    type: 'boolean',
    enum: [true],
    description:
      'Present when the stored data is damaged: the personal fields are absent from `data` until it is repaired.',
  })
  readonly unreadable?: true;
}

@ApiSchema({ description: 'Events in the order of the log.' })
export class EventPage {
  @ApiProperty({ type: [EventView], description: 'In the order of the log. May be empty even though more follow.' })
  readonly items!: EventView[];
  @ApiProperty({
    description: 'The position to continue from: send it as `after`. Always present.',
    example: '00000000000000000042',
  })
  readonly next!: string;
}

/** Events per page. 0 or no limit means `default`; larger limits are reduced to `most`. */
export const EVENT_PAGE = { default: 100, most: 500, waitSeconds: 20 } as const;

/** The parameters of the feed. Reporting validates them and refuses with a reason. */
export interface EventsQuestion {
  /** Exclusive. Absent: from the beginning. */
  readonly after?: string;
  /** See EVENT_PAGE. */
  readonly limit?: number;
  /** Public names, with or without version. Absent: all. */
  readonly types?: readonly string[];
  /** How long to wait for the first item. */
  readonly waitMs?: number;
}

/** Events of public records that the caller may read, in the order of the log. */
export class ReadEvents extends Message<EventPage> {
  constructor(readonly question: EventsQuestion) {
    super();
  }
}

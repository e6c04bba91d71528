import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import Type from 'typebox';
import { Message } from '../../call-context.js';
import { viewClass } from '../../view-classes.js';
import { defineView, field, moment, uuid, type RowOf } from '../../view-definition.js';

/** An open session. */
export const sessionView = defineView({
  name: 'sessions',
  title: 'Sessions',
  description: 'One place where a user is logged in.',
  defaultSort: '-lastUsedAt',
  examples: { filter: 'lastUsedAt ge "2026-01-01T00:00:00.000Z"' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    device: field(
      Type.String({
        description: 'What the client calls itself (User-Agent); empty when it says nothing.',
        maxLength: 200,
        example: 'Mozilla/5.0 (X11; Linux x86_64)',
      }),
      { column: 'main' },
    ),
    ip: field(
      Type.String({
        description: 'Where it was last used from; empty when that is not known.',
        example: '203.0.113.7',
      }),
      { column: { label: 'Address', main: true } },
    ),
    startedAt: field(moment(), { column: 'main' }),
    lastUsedAt: field(
      moment({
        description: 'The last log-in or refresh: what an access token does in its quarter of an hour is not counted.',
        example: '2026-11-21T09:45:00.000Z',
      }),
      { filter: true, column: 'main' },
    ),
    expiresAt: field(moment({ description: 'When it ends unless it is used.', example: '2026-12-21T09:45:00.000Z' }), {
      // Of one value; said to have many so that the rows are found by it while the view is built.
      filter: { many: true },
      column: 'main',
    }),
  },
});
export type ShownSession = RowOf<typeof sessionView>;

export class SessionView extends viewClass(sessionView) {
  @ApiProperty({ description: 'Whether this is the session of the call.', example: true }) readonly current!: boolean;
}

@ApiSchema({ description: 'A page of open sessions, the last used first.' })
export class SessionPage {
  @ApiProperty({ type: [SessionView], description: 'Open ones, the last used first.' })
  readonly items!: readonly SessionView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page; absent on the last one.' }) readonly next?: string;
  @ApiProperty({ description: 'The newest changes were not in this view yet.', example: false })
  readonly stale!: boolean;
}

export interface SessionListQuestion {
  readonly limit?: number;
  readonly cursor?: string;
}

/** The caller's own sessions, or somebody's, for administrators. */
export class ListSessions extends Message<SessionPage> {
  constructor(
    readonly question: SessionListQuestion,
    /** undefined: one's own. */
    readonly userId?: string,
  ) {
    super();
  }
}

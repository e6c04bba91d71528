import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import Type from 'typebox';
import { Message } from '../../call-context.js';
import { viewClass } from '../../view-classes.js';
import { defineView, field, moment, uuid, type RowOf } from '../../view-definition.js';

export const sessionView = defineView({
  name: 'sessions',
  title: 'Sessions',
  description: 'An open session: one device on which a user is logged in.',
  defaultSort: '-lastUsedAt',
  examples: { filter: 'lastUsedAt ge "2026-01-01T00:00:00.000Z"' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    device: field(
      Type.String({
        description: 'The User-Agent of the client; empty when it sent none.',
        maxLength: 200,
        example: 'Mozilla/5.0 (X11; Linux x86_64)',
      }),
      { column: 'main' },
    ),
    ip: field(
      Type.String({
        description: 'The network address it was last used from; empty when it is not known.',
        example: '203.0.113.7',
      }),
      { column: { label: 'Address', main: true } },
    ),
    startedAt: field(moment(), { column: 'main' }),
    lastUsedAt: field(
      moment({
        description:
          'The last log-in or refresh. Calls with an access token, which is valid for 15 minutes, do not count.',
        example: '2026-11-21T09:45:00.000Z',
      }),
      { filter: true, column: 'main' },
    ),
    expiresAt: field(moment({ description: 'When it ends if it is not used.', example: '2026-12-21T09:45:00.000Z' }), {
      // Has one value, but is declared as `many` because rows are looked up by it while the view is built.
      filter: { many: true },
      column: 'main',
    }),
  },
});
export type ShownSession = RowOf<typeof sessionView>;

export class SessionView extends viewClass(sessionView) {
  @ApiProperty({ description: 'Whether this is the session that made the call.', example: true })
  readonly current!: boolean;
}

@ApiSchema({ description: 'A page of open sessions, the most recently used first.' })
export class SessionPage {
  @ApiProperty({ type: [SessionView], description: 'Open sessions, the most recently used first.' })
  readonly items!: readonly SessionView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page; absent on the last one.' }) readonly next?: string;
  @ApiProperty({ description: 'Whether the newest changes are not in this page yet.', example: false })
  readonly stale!: boolean;
}

export interface SessionListQuestion {
  readonly limit?: number;
  readonly cursor?: string;
}

/** The caller's own sessions or, for administrators, those of a user. */
export class ListSessions extends Message<SessionPage> {
  constructor(
    readonly question: SessionListQuestion,
    /** undefined: the caller. */
    readonly userId?: string,
  ) {
    super();
  }
}

import Type from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';

const closed = { additionalProperties: false } as const;
const moment = Type.String({ description: 'RFC 3339 UTC.' });
const count = Type.Integer({ minimum: 0 });

export const AccessRefused = defineEvent({
  type: 'AccessRefused',
  description:
    'Somebody was refused. The first refusal of an actor for one reason is told at once; further ones of that minute are counted, and told when it is over.',
  schema: Type.Object(
    {
      code: Type.String({ description: 'Of the refusal, stable: `access.forbidden`, `auth.unauthenticated`.' }),
      action: Type.Optional(Type.String({ description: 'What they had no right to: the name of an action.' })),
      route: Type.Optional(Type.String({ description: 'Method and path of the first call, without values.' })),
      recordId: Type.Optional(
        Type.String({ format: 'uuid', description: 'What the first call named. It may not exist.' }),
      ),
      times: Type.Integer({ minimum: 1 }),
      since: moment,
      until: moment,
    },
    closed,
  ),
});

export const OperatorCommandRun = defineEvent({
  type: 'OperatorCommandRun',
  description: 'Somebody with access to the machine ran a command that changes something, or takes data out.',
  schema: Type.Object(
    {
      command: Type.String({ description: 'As it is called: `keys rotate`. Without its arguments.' }),
      exitCode: Type.Integer({ minimum: 0, description: '0 done, 1 failed or found a fault.' }),
    },
    closed,
  ),
});

const exportId = Type.String({ format: 'uuid' });
export const AuditExportRequested = defineEvent({
  type: 'AuditExportRequested',
  description: 'Somebody takes the audit trail out of the program. Recorded before the first line leaves.',
  subject: ({ requestedBy }) => String(requestedBy),
  schema: Type.Object(
    {
      exportId,
      requestedBy: Type.String({ description: 'Type and id: `user:<id>`.' }),
      format: Type.Union([Type.Literal('csv'), Type.Literal('jsonl')]),
      filter: personal(Type.String({ description: 'As the caller wrote it; empty when everything was asked for.' })),
    },
    closed,
  ),
});
export const AuditExportCompleted = defineEvent({
  type: 'AuditExportCompleted',
  description: 'All of it was handed out, and its last line says so.',
  schema: Type.Object(
    { exportId, rows: count, sha256: Type.String({ description: 'Of everything before the last line, hex.' }) },
    closed,
  ),
});
export const AuditExportFailed = defineEvent({
  type: 'AuditExportFailed',
  description: 'It broke off, here or at the caller: the file has no last line.',
  schema: Type.Object({ exportId, rows: count }, closed),
});

const CallerCalls = Type.Object(
  {
    type: Type.Union([Type.Literal('user'), Type.Literal('api-client')]),
    id: Type.String(),
    calls: Type.Integer({ minimum: 1 }),
  },
  closed,
);
export const UsageCounted = defineEvent({
  type: 'UsageCounted',
  description: 'How often each principal called the API in a stretch of time. Within one day of UTC.',
  schema: Type.Object(
    {
      since: moment,
      until: moment,
      callers: Type.Array(CallerCalls),
      others: Type.Integer({ minimum: 0, description: 'Calls of whoever is too many to be told one by one.' }),
    },
    closed,
  ),
});

export type AuditJournalEvent =
  | EventOf<typeof AccessRefused>
  | EventOf<typeof OperatorCommandRun>
  | EventOf<typeof UsageCounted>
  | EventOf<typeof AuditExportRequested>
  | EventOf<typeof AuditExportCompleted>
  | EventOf<typeof AuditExportFailed>;

export const auditEvents = [
  AccessRefused,
  OperatorCommandRun,
  AuditExportRequested,
  AuditExportCompleted,
  AuditExportFailed,
  UsageCounted,
] as const;

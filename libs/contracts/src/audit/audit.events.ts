import Type from 'typebox';
import { personal } from '../event-definition.js';
import { defineRecord, type EventOf } from '../record-kind.js';

const closed = { additionalProperties: false } as const;
const moment = Type.String({ description: 'RFC 3339 UTC.' });
const count = Type.Integer({ minimum: 0 });

const exportId = Type.String({ format: 'uuid' });

const CallerCalls = Type.Object(
  {
    type: Type.Union([Type.Literal('user'), Type.Literal('api-client')]),
    id: Type.String(),
    calls: Type.Integer({ minimum: 1 }),
  },
  closed,
);

export const refusedAccessRecord = defineRecord({
  kind: 'refused-access',
  names: [],
  events: {
    AccessRefused: {
      description:
        'Somebody was refused. The first refusal of an actor for one reason is told at once; further ones of that minute are counted, and told when it is over.',
      outcome: 'refused',
      tells: 'happened',
      data: {
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
    },
  },
});

export const operatorCommandRecord = defineRecord({
  kind: 'operator-command',
  names: [],
  events: {
    OperatorCommandRun: {
      description: 'Somebody with access to the machine ran a command that changes something, or takes data out.',
      tells: 'happened',
      data: {
        command: Type.String({ description: 'As it is called: `keys rotate`. Without its arguments.' }),
        exitCode: Type.Integer({ minimum: 0, description: '0 done, 1 failed or found a fault.' }),
      },
    },
  },
});

export const auditExportRecord = defineRecord({
  kind: 'audit-export',
  names: ['exportId'],
  events: {
    AuditExportRequested: {
      description: 'Somebody takes the audit trail out of the program. Recorded before the first line leaves.',
      tells: 'happened',
      data: {
        exportId,
        requestedBy: Type.String({ description: 'Type and id: `user:<id>`.' }),
        format: Type.Union([Type.Literal('csv'), Type.Literal('jsonl')]),
        filter: personal(Type.String({ description: 'As the caller wrote it; empty when everything was asked for.' })),
      },
      subject: ({ requestedBy }) => String(requestedBy),
    },
    AuditExportCompleted: {
      description: 'All of it was handed out, and its last line says so.',
      tells: 'happened',
      data: { exportId, rows: count, sha256: Type.String({ description: 'Of everything before the last line, hex.' }) },
    },
    AuditExportFailed: {
      description: 'It broke off, here or at the caller: the file has no last line.',
      outcome: 'failed',
      tells: 'happened',
      data: { exportId, rows: count },
    },
  },
});

export const usageRecord = defineRecord({
  kind: 'usage',
  names: [],
  events: {
    UsageCounted: {
      description: 'How often each principal called the API in a stretch of time. Within one day of UTC.',
      tells: 'happened',
      data: {
        since: moment,
        until: moment,
        callers: Type.Array(CallerCalls),
        others: Type.Integer({ minimum: 0, description: 'Calls of whoever is too many to be told one by one.' }),
      },
    },
  },
});

export type AuditJournalEvent = EventOf<
  typeof refusedAccessRecord | typeof operatorCommandRecord | typeof auditExportRecord | typeof usageRecord
>;

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
        'A caller was refused. The first refusal of an actor for one reason is recorded at once; further ones in the same minute are counted, and recorded when the minute is over.',
      outcome: 'refused',
      tells: 'happened',
      data: {
        code: Type.String({ description: 'Stable code of the refusal: `access.forbidden`, `auth.unauthenticated`.' }),
        action: Type.Optional(Type.String({ description: 'Name of the action that they had no right to.' })),
        route: Type.Optional(Type.String({ description: 'Method and path of the first call, without values.' })),
        recordId: Type.Optional(
          Type.String({ format: 'uuid', description: 'The record that the first call named. It may not exist.' }),
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
      description: 'Someone with access to the machine ran a command that changes something or exports data.',
      tells: 'happened',
      data: {
        command: Type.String({ description: 'The name of the command without its arguments: `keys rotate`.' }),
        exitCode: Type.Integer({ minimum: 0, description: '0: done. 1: failed, or found a fault.' }),
      },
    },
  },
});

export const auditExportRecord = defineRecord({
  kind: 'audit-export',
  names: ['exportId'],
  events: {
    AuditExportRequested: {
      description: 'A caller exports the audit trail. Recorded before the first line is sent.',
      tells: 'happened',
      data: {
        exportId,
        requestedBy: Type.String({ description: 'Type and id: `user:<id>`.' }),
        format: Type.Union([Type.Literal('csv'), Type.Literal('jsonl')]),
        filter: personal(Type.String({ description: 'As the caller wrote it; empty when everything was requested.' })),
      },
      subject: ({ requestedBy }) => String(requestedBy),
    },
    AuditExportCompleted: {
      description: 'The whole export was sent, and its last line says so.',
      tells: 'happened',
      data: { exportId, rows: count, sha256: Type.String({ description: 'Of everything before the last line, hex.' }) },
    },
    AuditExportFailed: {
      description: 'The export broke off, in the program or at the caller: the file has no last line.',
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
      description: 'How often each principal called the API in a period within one UTC day.',
      tells: 'happened',
      data: {
        since: moment,
        until: moment,
        callers: Type.Array(CallerCalls),
        others: Type.Integer({
          minimum: 0,
          description: 'Calls of the principals that are too many to be listed one by one.',
        }),
      },
    },
  },
});

export type AuditJournalEvent = EventOf<
  typeof refusedAccessRecord | typeof operatorCommandRecord | typeof auditExportRecord | typeof usageRecord
>;

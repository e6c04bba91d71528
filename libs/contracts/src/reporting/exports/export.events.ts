import Type from 'typebox';
import { personal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

const closed = { additionalProperties: false } as const;
const exportId = Type.String({ format: 'uuid' });
const count = Type.Integer({ minimum: 0 });

export const EXPORT_FORMATS = ['csv', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Whose key encrypts what an export asked for. Whoever is no person has none: those are the deployment's own. */
const subjectOf = ({ type, id }: { readonly type: string; readonly id: string }): string =>
  type === 'user' ? `user:${id}` : 'installation';

const Requester = Type.Object(
  {
    type: Type.Union([Type.Literal('user'), Type.Literal('api-client'), Type.Literal('system')]),
    id: Type.String(),
    roles: Type.Array(Type.String()),
    teamIds: Type.Array(Type.String()),
    scopes: Type.Optional(Type.Array(Type.String(), { description: 'Of an API client: what it was limited to.' })),
  },
  closed,
);

export const exportRecord = defineRecord({
  kind: 'export',
  names: ['exportId', 'customerId'],
  events: {
    ExportRequested: {
      description:
        'Somebody wants a list as a file, with the rights they had at this moment. Opens the stream; the file is being written.',
      tells: 'created',
      data: {
        exportId,
        requester: Requester,
        list: Type.String({ description: 'Which list; the names may grow.' }),
        format: Type.Enum(EXPORT_FORMATS),
        columns: Type.Array(Type.String(), { description: 'By name, in the order of the file.' }),
        customerId: Type.Optional(Type.String({ description: 'Only what hangs on this customer.' })),
        narrowedBy: Type.Array(Type.Enum(['q', 'filter']), {
          description: 'Which of the two were given: without them, once the requester is erased, nothing is exported.',
        }),
        q: Type.Optional(personal(Type.String({ description: 'What was searched for.' }))),
        filter: Type.Optional(personal(Type.String({ description: 'As it was written.' }))),
        sort: Type.Optional(Type.String()),
      },
      subject: ({ requester }) => subjectOf(requester),
    },
    ExportCompleted: {
      description:
        'The file is whole: it holds every row of the list at one moment. It can be fetched until `expiresAt`.',
      tells: 'changed',
      data: {
        exportId,
        rows: count,
        bytes: count,
        sha256: Type.String({ description: 'Of the file, hex.' }),
        position: Type.String({ description: 'How much of the log the list showed at the moment of the export.' }),
        unshownCharacters: Type.Integer({
          minimum: 0,
          description: 'Characters that no font of the program has; the file shows a mark for each.',
        }),
        expiresAt: Type.String({ format: 'date-time' }),
      },
    },
    ExportFailed: {
      description: 'The file could not be made whole. Nothing of it is kept. Closes the stream.',
      outcome: 'failed',
      tells: 'changed',
      data: { exportId, reason: Type.String({ description: 'A stable code.' }) },
    },
    ExportCancelled: {
      description: 'Somebody stopped the export before the file was whole. Nothing of it is kept. Closes the stream.',
      tells: 'changed',
      data: { exportId },
    },
    ExportDownloaded: {
      description: 'The actor began to fetch the file: it left the program.',
      tells: 'changed',
      data: { exportId },
    },
    ExportRemoved: {
      description: 'The file is gone: its time was over, or it had been handed over. Closes the stream.',
      tells: 'changed',
      data: { exportId },
    },
  },
});
export type ExportEvent = EventOf<typeof exportRecord>;

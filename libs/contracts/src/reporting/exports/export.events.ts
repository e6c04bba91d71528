import Type from 'typebox';
import { personal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

const closed = { additionalProperties: false } as const;
const exportId = Type.String({ format: 'uuid' });
const count = Type.Integer({ minimum: 0 });

export const EXPORT_FORMATS = ['csv', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The subject whose key encrypts the request. Requesters that are not persons have no key of their own; the deployment's key is used. */
const subjectOf = ({ type, id }: { readonly type: string; readonly id: string }): string =>
  type === 'user' ? `user:${id}` : 'installation';

const Requester = Type.Object(
  {
    type: Type.Union([Type.Literal('user'), Type.Literal('api-client'), Type.Literal('system')]),
    id: Type.String(),
    roles: Type.Array(Type.String()),
    teamIds: Type.Array(Type.String()),
    scopes: Type.Optional(
      Type.Array(Type.String(), { description: 'For an API client: the scopes it was limited to.' }),
    ),
  },
  closed,
);

export const exportRecord = defineRecord({
  kind: 'export',
  names: ['exportId', 'customerId'],
  events: {
    ExportRequested: {
      description:
        'A list was requested as a file, with the rights that the requester had at this moment. Opens the stream; the file is being written.',
      tells: 'created',
      data: {
        exportId,
        requester: Requester,
        list: Type.String({ description: 'Name of the list; more lists may be added.' }),
        format: Type.Enum(EXPORT_FORMATS),
        columns: Type.Array(Type.String(), { description: 'Names of the columns, in the order of the file.' }),
        customerId: Type.Optional(Type.String({ description: 'Only records of this customer.' })),
        narrowedBy: Type.Array(Type.Enum(['q', 'filter']), {
          description:
            'Which of the two were given. Once the requester is erased they cannot be read, and nothing is exported.',
        }),
        q: Type.Optional(personal(Type.String({ description: 'The search text.' }))),
        filter: Type.Optional(personal(Type.String({ description: 'As the requester wrote it.' }))),
        sort: Type.Optional(Type.String()),
      },
      subject: ({ requester }) => subjectOf(requester),
    },
    ExportCompleted: {
      description:
        'The file is complete: it contains every row of the list at one moment. It can be downloaded until `expiresAt`.',
      tells: 'changed',
      data: {
        exportId,
        rows: count,
        bytes: count,
        sha256: Type.String({ description: 'Of the file, hex.' }),
        position: Type.String({
          description: 'Position in the log that the list reflected at the moment of the export.',
        }),
        unshownCharacters: Type.Integer({
          minimum: 0,
          description: 'Number of characters that no font of the program has; the file shows a mark for each.',
        }),
        expiresAt: Type.String({ format: 'date-time' }),
      },
    },
    ExportFailed: {
      description: 'The file could not be completed and was discarded. Closes the stream.',
      outcome: 'failed',
      tells: 'changed',
      data: { exportId, reason: Type.String({ description: 'A stable code.' }) },
    },
    ExportCancelled: {
      description: 'The export was cancelled before the file was complete. The file was discarded. Closes the stream.',
      tells: 'changed',
      data: { exportId },
    },
    ExportDownloaded: {
      description: 'The actor began to download the file.',
      tells: 'changed',
      data: { exportId },
    },
    ExportRemoved: {
      description: 'The file was removed: it had expired or had been handed over. Closes the stream.',
      tells: 'changed',
      data: { exportId },
    },
  },
});
export type ExportEvent = EventOf<typeof exportRecord>;

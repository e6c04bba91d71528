import Type, { type Static } from 'typebox';
import { personal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { defineUpcaster, type Upcaster } from '../../upcaster.js';

const closed = { additionalProperties: false } as const;
const importId = Type.String({ format: 'uuid' });
const count = Type.Integer({ minimum: 0 });

/** The fields that a column of the file can be mapped to. */
export const IMPORT_FIELDS = [
  'id',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'lastFirstName',
  'kind',
  'email',
  'emailLabel',
  'phone',
  'phoneLabel',
  'company',
  'tags',
  'source',
  'street',
  'city',
  'postalCode',
  'region',
  'country',
  'note',
  'externalId',
  'language',
  'preferredChannel',
  'timeZone',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
/** A built-in field, a custom field by its key, or the id in another system by the system's name. */
export type ImportTarget = ImportField | `custom.${string}` | `externalId.${string}`;
export const CUSTOM_TARGET = /^custom\.[a-z][a-zA-Z0-9_]{0,39}$/;
export const EXTERNAL_TARGET = /^externalId\.(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/;
export const isImportTarget = (target: unknown): target is ImportTarget =>
  typeof target === 'string' &&
  (IMPORT_FIELDS.some((field) => field === target) || CUSTOM_TARGET.test(target) || EXTERNAL_TARGET.test(target));

/** How the dates or numbers of a column are written: the order of day and month, or the decimal sign. */
export const DATE_FORMATS = ['yyyy-mm-dd', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const;
export const NUMBER_FORMATS = ['1,234.5', '1.234,5'] as const;
export const IMPORT_FORMATS = [...DATE_FORMATS, ...NUMBER_FORMATS] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** create: a known e-mail is an error. update: a known customer is completed, others are created. skip: a known one is skipped. */
export const IMPORT_MODES = ['create', 'update', 'skip'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

const counts = {
  created: count,
  updated: Type.Integer({ minimum: 0, description: 'Rows whose record existed and was changed.' }),
  unchanged: Type.Integer({ minimum: 0, description: 'Rows whose record existed and agreed with the row already.' }),
  skipped: count,
  failed: count,
  warned: Type.Integer({ minimum: 0, description: 'Rows that were taken with a warning.' }),
  warnings: Type.Integer({
    minimum: 0,
    description: 'Warnings about rows that were taken, most often a cell that was left out.',
  }),
};
export type ImportCounts = Record<keyof typeof counts, number>;

const remark = Type.Object(
  {
    code: Type.String({ description: 'A stable code, as in the error list.' }),
    failed: Type.Boolean({ description: 'Whether it cost the row.' }),
    count: Type.Integer({ minimum: 1 }),
    lines: Type.Array(Type.Integer({ minimum: 1 }), { description: 'Physical lines of the first ones.' }),
  },
  closed,
);
/** Faults and warnings with one code. */
export type ImportRemark = Static<typeof remark>;

/** What some rows came to. */
const tally = {
  errorBytes: Type.Integer({ minimum: 0, description: 'Size of the error list afterwards.' }),
  rejectedBytes: Type.Integer({ minimum: 0, description: 'Size of the file of rejected rows afterwards.' }),
  ...counts,
  filled: Type.Array(count, {
    description: 'For each column that is not read, in the order of the file: how many rows fill it.',
  }),
  remarks: Type.Array(remark),
};
/** Rows that were done after the last recorded batch, when the import ended in the middle of the next one. */
const rest = Type.Optional(Type.Object({ rows: Type.Integer({ minimum: 1 }), ...tally }, closed));

const StartedBy = Type.Object(
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

/** Since version 2 a column can be mapped to a custom field. */
const importStartedToTwo = defineUpcaster({ type: 'ImportStarted', from: 1, to: 2, up: (data) => data });
/** Since version 3 the scopes of an API client are kept. Where they are absent, the job is limited to those that the client has now. */
const importStartedToThree = defineUpcaster({ type: 'ImportStarted', from: 2, to: 3, up: (data) => data });

/** Since version 2 a file may be an address book, and its framing is kept. Earlier files were CSV, read by the first rules. */
const importUploadedToTwo = defineUpcaster({
  type: 'ImportUploaded',
  from: 1,
  to: 2,
  up: (data) => ({ ...data, type: 'csv', rules: 1, skippedLines: 0, warnings: [] }),
});

export const IMPORT_FILE_TYPES = ['csv', 'vcard'] as const;
/** What should be looked at before the start. */
export const IMPORT_FORMAT_WARNINGS = ['encoding-guessed', 'bytes-damaged', 'lines-skipped'] as const;
export type ImportFormatWarning = (typeof IMPORT_FORMAT_WARNINGS)[number];
/**
 * Since version 2 of these, rows that changed nothing are counted apart, and what was wrong with rows and what fills unread columns is summed
 * up. Before, rows that changed nothing were among the updated ones, and only the warnings were counted, not their rows.
 */
const withCounts = (data: Record<string, unknown>) => ({ ...data, unchanged: 0, warned: data['warnings'] });
const withTally = (data: Record<string, unknown>) => ({
  ...withCounts(data),
  rejectedBytes: 0,
  filled: [],
  remarks: [],
});
const toTwo = (type: string, up: Upcaster['up']) => defineUpcaster({ type, from: 1, to: 2, up });
/** Since version 4 a column can be mapped to an external id, and a run may have a kind, formats and strictness. */
const importStartedToFour = defineUpcaster({ type: 'ImportStarted', from: 3, to: 4, up: (data) => data });

export const importRecord = defineRecord({
  kind: 'import',
  names: ['importId'],
  upcasters: [
    importUploadedToTwo,
    importStartedToTwo,
    importStartedToThree,
    importStartedToFour,
    toTwo('ImportBatchApplied', withTally),
    toTwo('ImportValidated', withTally),
    toTwo('ImportCompleted', withCounts),
    toTwo('ImportCancelled', (data) => data),
    toTwo('ImportFailed', (data) => data),
  ],
  events: {
    ImportUploaded: {
      description:
        'A file of customers was stored in the file store, in UTF-8 and readable as CSV or vCard. Opens the stream.',
      version: 2,
      tells: 'created',
      data: {
        importId,
        uploadedBy: Type.String(),
        bytes: Type.Integer({ minimum: 0, description: 'Size of the file as it is stored.' }),
        sha256: Type.String({ description: 'Of the uploaded bytes, hex.' }),
        type: Type.Enum(IMPORT_FILE_TYPES),
        rules: Type.Union([Type.Literal(1), Type.Literal(2)], {
          description:
            'How the file is split into rows, which are numbered. 1: rows of delimiters only count. 2: they do not.',
        }),
        encoding: Type.Optional(Type.String({ description: 'Of the uploaded bytes.' })),
        delimiter: Type.String(),
        headerLine: Type.Optional(Type.Integer({ minimum: 1, description: 'Physical line of the header.' })),
        skippedLines: Type.Integer({ minimum: 0, description: 'Rows with text before the header.' }),
        warnings: Type.Array(Type.Enum(IMPORT_FORMAT_WARNINGS)),
        newline: Type.Union([Type.Literal('lf'), Type.Literal('cr')], {
          description: 'What ends a physical line: LF (also CR LF), or CR alone.',
        }),
        dataOffset: Type.Integer({ minimum: 0, description: 'Byte at which the first row after the header starts.' }),
        dataLine: Type.Integer({ minimum: 1, description: 'Physical line of that row.' }),
        fileName: Type.Optional(personal(Type.String())),
        columns: personal(
          Type.Array(Type.String(), {
            description: 'Headers, made unique. A file without a header shows its first row here.',
          }),
        ),
      },
      subject: ({ uploadedBy }) => `user:${uploadedBy}`,
    },
    ImportStarted: {
      description:
        'The rows are being processed. `startedBy` names the starter, with the rights of that moment: the import never has more scopes, and it ends when the rights it needs are taken away.',
      version: 4,
      tells: 'changed',
      data: {
        importId,
        mode: Type.Enum(IMPORT_MODES),
        dryRun: Type.Boolean(),
        mapping: Type.Array(
          Type.Union([
            Type.Enum(IMPORT_FIELDS),
            Type.String({ pattern: CUSTOM_TARGET.source }),
            Type.String({ pattern: EXTERNAL_TARGET.source }),
            Type.Null(),
          ]),
          { description: 'One entry per column; null: not read.' },
        ),
        kind: Type.Optional(
          Type.Enum(['person', 'organization'], { description: 'Of rows that do not say it themselves.' }),
        ),
        formats: Type.Optional(
          Type.Array(Type.Union([Type.Enum(IMPORT_FORMATS), Type.Null()]), {
            description: 'One entry per column: how its dates or numbers are written; null: detected.',
          }),
        ),
        strict: Type.Optional(Type.Boolean({ description: 'A cell that cannot be read refuses its row.' })),
        phoneCountry: Type.Optional(
          Type.String({ description: 'ISO 3166-1 alpha-2: how to read phone numbers without a country code.' }),
        ),
        startedBy: StartedBy,
      },
    },
    ImportBatchApplied: {
      description:
        'These rows are done, and their error lines are on disk. After a crash the import continues after `toRow`.',
      version: 2,
      tells: 'changed',
      data: {
        importId,
        fromRow: Type.Integer({ minimum: 1 }),
        toRow: Type.Integer({ minimum: 1 }),
        endOffset: Type.Integer({ minimum: 0, description: 'Byte after the last row.' }),
        endLine: Type.Integer({ minimum: 1, description: 'Physical line that starts there.' }),
        ...tally,
      },
    },
    ImportValidated: {
      description:
        'A dry run reached the end of the file. No customers were written; the counts say what an import would do. The file is kept.',
      version: 2,
      tells: 'changed',
      data: { importId, rows: count, ...tally },
    },
    ImportCompleted: {
      description: 'Every row was imported, skipped or reported. Closes the stream; the uploaded file is deleted.',
      version: 2,
      tells: 'changed',
      data: { importId, rows: count, ...counts },
    },
    ImportCancelled: {
      description:
        'The import was cancelled. Rows already applied are kept. Closes the stream; the uploaded file is deleted.',
      version: 2,
      tells: 'changed',
      data: { importId, rest },
    },
    ImportFailed: {
      description:
        'The file could not be read to its end. Rows already applied are kept. Closes the stream; the uploaded file is deleted.',
      version: 2,
      outcome: 'failed',
      tells: 'changed',
      data: {
        importId,
        reason: Type.String({ description: 'A stable code.' }),
        line: Type.Optional(Type.Integer({ minimum: 1 })),
        rest,
      },
    },
  },
});
export type ImportJobEvent = EventOf<typeof importRecord>;

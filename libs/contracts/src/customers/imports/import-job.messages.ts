import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsISO31661Alpha2, ValidateBy } from 'class-validator';
import { Message, type Receipt } from '../../call-context.js';
import { MayBeAbsent } from '../../field-rules.js';
import {
  CUSTOM_TARGET,
  EXTERNAL_TARGET,
  IMPORT_FIELDS,
  IMPORT_FILE_TYPES,
  IMPORT_FORMAT_WARNINGS,
  IMPORT_FORMATS,
  IMPORT_MODES,
  isImportTarget,
  type ImportCounts,
  type ImportFormatWarning,
  type ImportRemark,
  type ImportFormat,
  type ImportTarget,
  type ImportMode,
} from './import-job.events.js';

/** Per file. */
export const MAX_IMPORT_COLUMNS = 1000;
export const MAX_FILE_NAME = 200;
export const IMPORT_STATES = [
  'uploaded',
  'validating',
  'validated',
  'running',
  'completed',
  'cancelled',
  'failed',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Maps headers to fields; null: not read. */
export type ImportMapping = Readonly<Record<string, ImportTarget | null>>;

const mappingProperty = {
  type: 'object' as const,
  additionalProperties: {
    oneOf: [
      { type: 'string' as const, enum: [...IMPORT_FIELDS] },
      { type: 'string' as const, pattern: CUSTOM_TARGET.source },
      { type: 'string' as const, pattern: EXTERNAL_TARGET.source },
      { type: 'null' as const },
    ],
  },
  example: { 'Customer Name': 'name', 'Customer Email': 'email', Age: null },
};

/** An object with at most one value per column, each of which passes the check. */
const ByHeader = (name: string, check: (value: unknown) => boolean, message: string): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate(value) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
        const values: unknown[] = Object.values(value);
        return values.length <= MAX_IMPORT_COLUMNS && values.every(check);
      },
      defaultMessage: () => message,
    },
  });
const IsMapping = (): PropertyDecorator =>
  ByHeader(
    'isMapping',
    (target) => target === null || isImportTarget(target),
    `must name for each header one of ${IMPORT_FIELDS.join(', ')}, custom.<key>, externalId.<system>, or null`,
  );
const AreFormats = (): PropertyDecorator =>
  ByHeader(
    'areFormats',
    (format) => IMPORT_FORMATS.some((known) => known === format),
    `must name for each header one of ${IMPORT_FORMATS.join(' | ')}`,
  );

@ApiSchema({ description: 'How the rows of a file become customers.' })
export class StartImportInput {
  @ApiProperty({
    enum: IMPORT_MODES,
    description:
      'What happens to a row whose e-mail already belongs to a customer. `create`: the row is an error. `update`: the customer is completed with what the row says ' +
      '(filled cells replace name, company and address parts; e-mails, phones and tags are added; nothing is removed). `skip`: the row is skipped. Rows of unknown customers are created in every mode.',
  })
  @IsIn(IMPORT_MODES)
  readonly mode!: ImportMode;

  @ApiPropertyOptional({
    ...mappingProperty,
    description:
      'Overrides the guess, header by header. Several columns may be mapped to `email`, `phone`, `tags`, `note` or `street`; `custom.<key>` is a custom field, ' +
      '`externalId.<system>` the id of the customer in another system. `lastFirstName` is a name such as "Lovelace, Ada"; `emailLabel` and `phoneLabel` ' +
      'are labels of the e-mail or phone column to the right.',
  })
  @MayBeAbsent()
  @IsMapping()
  readonly mapping?: ImportMapping;

  @ApiPropertyOptional({
    default: false,
    description:
      'Decides every row as the import would, and writes nothing but the error list and the rejected rows. The import can be started again afterwards.',
  })
  @MayBeAbsent()
  @IsBoolean()
  readonly dryRun?: boolean;

  @ApiPropertyOptional({
    example: 'DE',
    description:
      'Country of phone numbers without a country code, in rows that name no country. Without either, such numbers are left out and reported.',
  })
  @MayBeAbsent()
  @IsISO31661Alpha2()
  readonly phoneCountry?: string;

  @ApiPropertyOptional({
    enum: ['person', 'organization'],
    description:
      'Kind of the customers, unless a column says it. Default: a row with an organisation and without a name of a person is an organisation, and so are ' +
      'the rows of a file that names industry, number of employees or similar; all others are persons.',
  })
  @MayBeAbsent()
  @IsIn(['person', 'organization'])
  readonly kind?: 'person' | 'organization';

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...IMPORT_FORMATS] },
    example: { Birthday: 'dd.mm.yyyy' },
    description:
      'How the dates and numbers of a column are written, by header. Default: detected from the first rows. A value that can be read in two ways is left out and ' +
      'reported. Dots, slashes and hyphens are read alike; dates and times in ISO 8601 are always understood.',
  })
  @MayBeAbsent()
  @AreFormats()
  readonly formats?: Readonly<Record<string, ImportFormat>>;

  @ApiPropertyOptional({
    default: false,
    description:
      'Whether a row with a cell that cannot be read is refused. Default: the cell is left out and reported.',
  })
  @MayBeAbsent()
  @IsBoolean()
  readonly strict?: boolean;
}

@ApiSchema({ description: 'The results of the rows.' })
export class ImportCountsView implements ImportCounts {
  @ApiProperty({ example: 8320 })
  readonly created!: number;
  @ApiProperty({ description: 'Rows whose customer existed and was changed.', example: 0 })
  readonly updated!: number;
  @ApiProperty({ description: 'Rows whose customer existed and agreed with the row already.', example: 0 })
  readonly unchanged!: number;
  @ApiProperty({ description: 'Rows of known customers, in mode `skip`.', example: 0 })
  readonly skipped!: number;
  @ApiProperty({ example: 149 })
  readonly failed!: number;
  @ApiProperty({ description: 'Rows that were taken with a warning. They are counted above, too.', example: 0 })
  readonly warned!: number;
  @ApiProperty({
    description:
      'Warnings about rows that were taken, for example a phone number that was left out. They are listed in the error list.',
    example: 0,
  })
  readonly warnings!: number;
}

@ApiSchema({ description: 'How the bytes of the file were understood.' })
export class ImportFormatView {
  @ApiProperty({ enum: IMPORT_FILE_TYPES })
  readonly type!: (typeof IMPORT_FILE_TYPES)[number];
  @ApiPropertyOptional({
    description: 'The encoding that was declared or recognised. Absent for files of earlier releases.',
    example: 'windows-1252',
  })
  readonly encoding?: string;
  @ApiPropertyOptional({ description: 'Of a CSV file.', example: ';' })
  readonly delimiter?: string;
  @ApiPropertyOptional({
    description:
      'Physical line of the header, counted from 1. A vCard file has none; files of earlier releases do not say it.',
    example: 1,
  })
  readonly headerLine?: number;
  @ApiProperty({ description: 'Rows with text before the header, such as titles. They are not read.', example: 0 })
  readonly skippedLines!: number;
  @ApiProperty({
    enum: IMPORT_FORMAT_WARNINGS,
    isArray: true,
    description:
      'What to check before the start. `encoding-guessed`: another encoding is plausible too. `bytes-damaged`: some bytes are not UTF-8; rows ' +
      'that hold them are refused. `lines-skipped`: there is text before the header.',
  })
  readonly warnings!: ImportFormatWarning[];
}

@ApiSchema({ description: 'A column that is not read.' })
export class IgnoredColumnView {
  @ApiProperty({ example: 'Age' })
  readonly column!: string;
  @ApiPropertyOptional({ description: 'How many rows fill it, as far as the current or last run went.', example: 8469 })
  readonly filled?: number;
}

@ApiSchema({ description: 'Faults or warnings with one code.' })
export class ImportRemarkView implements ImportRemark {
  @ApiProperty({
    description:
      'The code in the error list. `no-match-key`: nothing identifies the row, so importing the file again creates it again; such rows are counted here, and the list shows the first one.',
    example: 'phone',
  })
  readonly code!: string;
  @ApiProperty({ description: 'Whether it cost the row.' })
  readonly failed!: boolean;
  @ApiProperty({ example: 12 })
  readonly count!: number;
  @ApiProperty({ type: [Number], description: 'Lines of the first ones.', example: [3, 9, 20] })
  readonly lines!: number[];
}

@ApiSchema({ description: 'An import and its progress.' })
export class ImportView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ description: 'Revision of the import’s stream.', example: 12 })
  readonly revision!: number;
  @ApiProperty({ description: 'Position of its latest event. A read that includes it shows every row that is done.' })
  readonly position!: string;
  @ApiProperty({ enum: IMPORT_STATES })
  readonly state!: ImportState;
  @ApiPropertyOptional({ example: 'customers.csv' })
  readonly fileName?: string;
  @ApiProperty({ description: 'Size of the file in bytes, as UTF-8.' })
  readonly bytes!: number;
  @ApiProperty({ description: 'SHA-256 of what was uploaded, hex.' })
  readonly sha256!: string;
  @ApiProperty({ type: ImportFormatView })
  readonly format!: ImportFormatView;
  @ApiProperty({ type: [String], description: 'The headers, in order; repeated ones are numbered.' })
  readonly columns!: string[];
  @ApiProperty({ ...mappingProperty, description: 'Before the start: the guess from the headers.' })
  readonly mapping!: ImportMapping;
  @ApiPropertyOptional({ enum: IMPORT_MODES })
  readonly mode?: ImportMode;
  @ApiProperty({ description: 'Whether the current or last run writes no customers.' })
  readonly dryRun!: boolean;
  @ApiProperty({ description: 'Rows processed.' })
  readonly rows!: number;
  @ApiProperty({ description: 'Percentage of the file’s bytes, 0 to 100.', example: 42.5 })
  readonly percent!: number;
  @ApiProperty({ description: 'Rows per second of the run in progress; 0 otherwise.' })
  readonly rowsPerSecond!: number;
  @ApiPropertyOptional({ description: 'Estimate for the run in progress.' })
  readonly secondsLeft?: number;
  @ApiPropertyOptional({
    description: 'Why the run is paused: the code of the error that the event log returned. It continues by itself.',
  })
  readonly waitingFor?: string;
  @ApiProperty({ type: ImportCountsView })
  readonly counts!: ImportCountsView;
  @ApiProperty({ type: [IgnoredColumnView], description: 'The columns that are not read.' })
  readonly ignored!: IgnoredColumnView[];
  @ApiProperty({ type: [ImportRemarkView], description: 'What was wrong with rows, summed up by code.' })
  readonly remarks!: ImportRemarkView[];
  @ApiPropertyOptional({ description: 'Why it failed.', example: 'customers.import-unreadable' })
  readonly failure?: string;
  @ApiPropertyOptional({ description: 'The same as text.' })
  readonly failureText?: string;
}

@ApiSchema({ description: 'The receipt of an upload, with a guess at the mapping of its columns.' })
export class ImportReceipt {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly revision!: number;
  @ApiProperty()
  readonly position!: string;
  @ApiProperty({ type: ImportFormatView })
  readonly format!: ImportFormatView;
  @ApiProperty({ type: [String], description: 'The headers, in order; repeated ones are numbered.' })
  readonly columns!: string[];
  @ApiProperty({ ...mappingProperty, description: 'The guess from the headers. It can be overridden at the start.' })
  readonly mapping!: ImportMapping;
}

/** One piece of an upload, in order. Storing the same piece twice changes nothing. */
export class StoreImportPart extends Message<void> {
  constructor(
    readonly importId: string,
    readonly offset: number,
    readonly bytes: Uint8Array,
  ) {
    super();
  }
}

/** The client disconnected during the upload. */
export class DiscardImportParts extends Message<void> {
  constructor(readonly importId: string) {
    super();
  }
}

/** What the caller says about the file. Each is detected where it is absent. */
export interface ReadUploadAs {
  /** By any label of the WHATWG standard, or a DOS code page. */
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Physical line, counted from 1. */
  readonly headerLine?: number;
}
/** What may separate the cells of a row. */
export const IMPORT_DELIMITER = /^[^"\r\n\p{L}\p{N}]$/u;
export const MAX_HEADER_LINE = 1000;

/** All parts are stored: checks the file and opens the import. */
export class OpenImport extends Message<ImportReceipt> {
  constructor(
    readonly importId: string,
    readonly fileName?: string,
    readonly readAs: ReadUploadAs = {},
  ) {
    super();
  }
}

export class StartImport extends Message<Receipt> {
  constructor(
    readonly importId: string,
    readonly start: StartImportInput,
  ) {
    super();
  }
}

export class CancelImport extends Message<Receipt> {
  constructor(readonly importId: string) {
    super();
  }
}

export class GetImport extends Message<ImportView> {
  constructor(readonly importId: string) {
    super();
  }
}

export interface ErrorFilePart {
  readonly bytes: Uint8Array;
  /** Absent at the end. */
  readonly nextOffset?: number;
}

/** A piece of the error list, as far as it is complete. */
export class ReadImportErrors extends Message<ErrorFilePart> {
  constructor(
    readonly importId: string,
    readonly offset: number,
  ) {
    super();
  }
}

/** A piece of the file of rejected rows, as far as it is complete. */
export class ReadRejectedRows extends Message<ErrorFilePart> {
  constructor(
    readonly importId: string,
    readonly offset: number,
  ) {
    super();
  }
}

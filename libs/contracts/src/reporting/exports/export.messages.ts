import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, MaxLength } from 'class-validator';
import { Message, type Receipt } from '../../call-context.js';
import { AreDifferent, MayBeAbsent } from '../../field-rules.js';
import { PageView, type ListPage, type ListQuestion } from '../../list-question.js';
import { EXPORT_FORMATS, type ExportFormat } from './export.events.js';
import { PDF_LIMITS } from './export.refusals.js';
import { EXPORTABLE_LISTS, LISTS_OF_A_CUSTOMER, OWN_LISTS } from './exportable-lists.js';

/** `expired`: it was completed, and its file has been removed. */
export const EXPORT_STATES = ['running', 'completed', 'failed', 'cancelled', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

const MAX_EXPORT_COLUMNS = 100;

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

const Format = () =>
  all(
    ApiProperty({
      enum: EXPORT_FORMATS,
      description:
        '`csv`: RFC 4180 in UTF-8 with a byte order mark; text that a spreadsheet would take for a formula is preceded by an apostrophe. ' +
        `\`pdf\`: A4, for at most ${PDF_LIMITS.rows.toLocaleString('en')} rows and ${PDF_LIMITS.columns} columns.`,
      example: 'csv',
    }),
    IsIn(EXPORT_FORMATS),
  );

const Columns = (example: string[]) =>
  all(
    ApiPropertyOptional({
      type: [String],
      minItems: 1,
      maxItems: MAX_EXPORT_COLUMNS,
      description:
        'Names of the columns, in the order of the file; `custom.<key>` is a custom field of customers. Absent: all that you may see (CSV), or the main ones (PDF). An unknown name is refused with a list of the valid names.',
      example,
    }),
    MayBeAbsent(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MAX_EXPORT_COLUMNS),
    IsString({ each: true }),
    MaxLength(60, { each: true }),
    AreDifferent((column) => column, 'column'),
  );

const Text = (maxLength: number, description: string, example: string) =>
  all(ApiPropertyOptional({ maxLength, description, example }), MayBeAbsent(), IsString(), MaxLength(maxLength));

/** The request for an export. */
export interface ExportWish {
  readonly list: string;
  readonly format: ExportFormat;
  readonly columns?: readonly string[];
  readonly q?: string;
  readonly filter?: string;
  readonly sort?: string;
}

@ApiSchema({ description: 'Which list to export, and how.' })
export class ExportInput implements ExportWish {
  @ApiProperty({ enum: [...OWN_LISTS], description: 'Which list.', example: 'customers' })
  @IsIn(OWN_LISTS)
  readonly list!: string;
  @Format()
  readonly format!: ExportFormat;
  @Columns(['name', 'email', 'status'])
  readonly columns?: string[];
  @Text(200, 'As `q` of the list.', 'ada')
  readonly q?: string;
  @Text(4000, 'As `filter` of the list, with the same fields.', 'createdAt ge "2026-01-01T00:00:00Z"')
  readonly filter?: string;
  @Text(200, 'As `sort` of the list. Absent: the default order of the list.', '-createdAt')
  readonly sort?: string;
}

@ApiSchema({ description: 'Which list of one customer to export, and how.' })
export class CustomerExportInput implements ExportWish {
  @ApiProperty({ enum: [...LISTS_OF_A_CUSTOMER], description: 'Which list of this customer.', example: 'timeline' })
  @IsIn(LISTS_OF_A_CUSTOMER)
  readonly list!: string;
  @Format()
  readonly format!: ExportFormat;
  @Columns(['at', 'kind', 'text'])
  readonly columns?: string[];
  @Text(4000, 'As `filter` of the list; the timeline knows `at`, `kind` and `actor`.', 'at ge "2026-01-01T00:00:00Z"')
  readonly filter?: string;
  @Text(200, 'As `sort` of the list. Absent: the default order of the list.', '-at')
  readonly sort?: string;
}

@ApiSchema({ description: 'An export, as shown in the list of the caller’s exports.' })
export class ExportSummaryView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: [...EXPORTABLE_LISTS] })
  readonly list!: string;
  @ApiProperty({ enum: EXPORT_FORMATS })
  readonly format!: ExportFormat;
  @ApiProperty({ enum: EXPORT_STATES })
  readonly state!: ExportState;
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly requestedAt!: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'Rows in the file.', example: 1234 })
  readonly rows?: number;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'Size of the file in bytes.', example: 345678 })
  readonly bytes?: number;
  @ApiPropertyOptional({
    description: 'SHA-256 of the file, hex. A download is complete when it has this checksum.',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  })
  readonly sha256?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Until when the file can be downloaded.' })
  readonly expiresAt?: string;
  @ApiPropertyOptional({ description: 'Why it failed: a code of the problem catalogue.', example: 'exports.disk-full' })
  readonly failure?: string;
}

@ApiSchema({ description: 'An export and its progress.' })
export class ExportView extends ExportSummaryView {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Revision of the export’s stream.', example: 1 })
  readonly revision!: number;
  @ApiProperty({
    type: [String],
    description: 'Names of the columns, in the order of the file.',
    example: ['name', 'email'],
  })
  readonly columns!: readonly string[];
  @ApiPropertyOptional({ example: 'ada' })
  readonly q?: string;
  @ApiPropertyOptional({ example: 'status eq "active"' })
  readonly filter?: string;
  @ApiPropertyOptional({ example: '-createdAt' })
  readonly sort?: string;
  @ApiPropertyOptional({ format: 'uuid' })
  readonly customerId?: string;
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description:
      'Rows that the list had when the export began. The file is complete only with exactly this number of rows.',
    example: 1234,
  })
  readonly total?: number;
  @ApiProperty({ description: 'Percentage of the rows, 0 to 100.', example: 42.5 })
  readonly percent!: number;
  @ApiProperty({ description: 'Speed of the run in progress; 0 otherwise.', example: 0 })
  readonly rowsPerSecond!: number;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'Estimate for the run in progress.' })
  readonly secondsLeft?: number;
  @ApiPropertyOptional({
    description: 'Position in the log that the list reflected when it was exported: all rows are of that moment.',
    example: '00000000000000000042',
  })
  readonly asOf?: string;
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'PDF: characters that no font of the program has. The file shows a mark for each.',
    example: 0,
  })
  readonly unshownCharacters?: number;
  @ApiPropertyOptional({
    description: 'Why it failed, as readable text.',
    example: 'The disk for exported files is full.',
  })
  readonly failureText?: string;
}

@ApiSchema({ description: 'A page of the caller’s exports, the newest first.' })
export class ExportPage extends PageView implements ListPage<ExportSummaryView> {
  @ApiProperty({ type: [ExportSummaryView] })
  readonly items!: ExportSummaryView[];
}

/** Starts writing a list to a file. Everything that can be refused is refused before that. */
export class RequestExport extends Message<Receipt> {
  constructor(
    readonly wish: ExportWish,
    /** Only records of this customer. */
    readonly customerId?: string,
  ) {
    super();
  }
}
export class CancelExport extends Message<Receipt> {
  constructor(readonly exportId: string) {
    super();
  }
}
export class GetExport extends Message<ExportView> {
  constructor(readonly exportId: string) {
    super();
  }
}
/** The caller's own exports. */
export class ListExports extends Message<ExportPage> {
  constructor(readonly question: Pick<ListQuestion, 'limit' | 'cursor'>) {
    super();
  }
}

export interface OpenedExport {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}
/** Records the download and describes the file. Its bytes are then read piece by piece. */
export class OpenExport extends Message<OpenedExport> {
  constructor(readonly exportId: string) {
    super();
  }
}
/** A piece of a complete file, from `offset` on. Without `nextOffset` it is the last one. */
export class ReadExport extends Message<{ readonly bytes: Uint8Array; readonly nextOffset?: number }> {
  constructor(
    readonly exportId: string,
    readonly offset: number,
  ) {
    super();
  }
}
/** The file was handed over and is no longer needed. */
export class RemoveExport extends Message<void> {
  constructor(readonly exportId: string) {
    super();
  }
}

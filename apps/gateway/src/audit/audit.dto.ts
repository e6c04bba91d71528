import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent } from '@crm/contracts';
import { AUDIT_EXPORT_FORMATS, auditView, HISTORY_PAGE, type AuditExportFormat } from '@crm/contracts/audit';
import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { listQuery, SORT } from '../http-contract/list-query.dto.js';

const ID = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

export class AuditQuery extends listQuery(
  auditView,
  '`id` (of the event), `position`, `at`, `action`, `actor` (its id), `actorType`, `onBehalfOf`, `source`, `recordType`, `recordId`, `outcome` (`refused` or `failed`; a successful action has none)',
) {}

export class AuditEntryPath {
  @ApiProperty({ format: 'uuid', example: ID })
  @IsUUID()
  readonly eventId!: string;
}

export class AuditRecordPath {
  @ApiProperty({
    maxLength: 50,
    pattern: '^[a-z]+(-[a-z]+)*$',
    description: 'Kind of record, as in the entries of the trail.',
    example: 'customer',
  })
  @IsString()
  @MaxLength(50)
  @Matches(/^[a-z]+(-[a-z]+)*$/, { message: 'must be a kind of record in lower case, for example customer' })
  readonly recordType!: string;

  @ApiProperty({ maxLength: 200, example: ID })
  @IsString()
  @MaxLength(200)
  readonly recordId!: string;
}

export class HistoryQuery {
  @ApiPropertyOptional({
    maxLength: 100,
    description: 'Only changes of this field and of its parts: `customFields` covers `customFields.tier`.',
    example: 'name',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  readonly field?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'The `next` of the previous page, which is a revision of the record.',
    example: 0,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
  readonly after?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: HISTORY_PAGE.default,
    description: `Changes per page; the changes of one event are never split. 0 means the default, values above ${HISTORY_PAGE.most} count as ${HISTORY_PAGE.most}.`,
    example: HISTORY_PAGE.default,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
  readonly limit?: string;
}

/** Converts the query to the question that reporting takes. */
export const historyQuestionOf = ({ field, after, limit }: HistoryQuery) => ({
  ...(field !== undefined && { field }),
  ...(after !== undefined && { after: Number(after) }),
  ...(limit !== undefined && { limit: Number(limit) }),
});

export class AuditExportQuery {
  @ApiPropertyOptional({
    enum: AUDIT_EXPORT_FORMATS,
    default: 'csv',
    description: '`jsonl`: one JSON entry per line.',
  })
  @MayBeAbsent()
  @IsIn(AUDIT_EXPORT_FORMATS)
  readonly format?: AuditExportFormat;

  @ApiPropertyOptional({
    maxLength: 4000,
    description: 'As in `listAudit`. Absent: all entries.',
    example: 'action eq "UserRolesChanged"',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(4000)
  readonly filter?: string;

  @ApiPropertyOptional({
    default: '-at,-position',
    maxLength: 200,
    pattern: SORT,
    description: 'As in `listAudit`.',
    example: '-at',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  readonly sort?: string;
}

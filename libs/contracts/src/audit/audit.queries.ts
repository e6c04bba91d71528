import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Message, type Receipt } from '../call-context.js';
import { FieldChangeView } from '../customers/interactions/interaction.messages.js';
import { ListOf } from '../list-question.js';
import { pageClass } from '../view-classes.js';
import { auditView } from './audit.view.js';

const MOMENT = '2026-11-21T09:30:00.000Z';
const ID = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

@ApiSchema({ description: 'Who did it.' })
export class AuditActorView {
  @ApiProperty({ description: '`user`, `api-client`, `system` or `anonymous`; the list may grow.', example: 'user' })
  readonly type!: string;
  @ApiProperty({ example: ID })
  readonly id!: string;
  @ApiPropertyOptional({ description: 'As they are called now. Absent when nobody knows it any more.', example: 'Ada' })
  readonly name?: string;
}

@ApiSchema({ description: 'What it was done to.' })
export class AuditRecordView {
  @ApiProperty({ description: 'Kind of record; the list may grow.', example: 'customer' })
  readonly type!: string;
  @ApiProperty({ example: ID })
  readonly id!: string;
}

@ApiSchema({ description: 'One event of the log, as an auditor reads it.' })
export class AuditEntryView {
  @ApiProperty({ format: 'uuid', description: 'Of the event.', example: ID })
  readonly id!: string;
  @ApiProperty({ description: 'Where it stands in the log.', example: '00000000000000000042' })
  readonly position!: string;
  @ApiProperty({ format: 'date-time', description: 'When it was decided: the hash protects it.', example: MOMENT })
  readonly at!: string;
  @ApiProperty({ format: 'date-time', description: 'When the log took it.', example: MOMENT })
  readonly recordedAt!: string;
  @ApiProperty({ description: 'Type of the event.', example: 'CustomerDetailsChanged' })
  readonly action!: string;
  @ApiProperty({ description: 'The same in words.', example: 'Customer details changed' })
  readonly words!: string;
  @ApiProperty({ enum: AUDIT_OUTCOMES, example: 'done' })
  readonly outcome!: AuditOutcome;
  @ApiProperty({ type: AuditActorView })
  readonly actor!: AuditActorView;
  @ApiPropertyOptional({ description: 'For whom the actor did it.', example: ID })
  readonly onBehalfOf?: string;
  @ApiProperty({ description: '`api`, `cli`, `import`, …; the list may grow.', example: 'api' })
  readonly source!: string;
  @ApiProperty({ type: AuditRecordView })
  readonly record!: AuditRecordView;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'In the stream of the record.', example: 3 })
  readonly revision!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Address of the actor. `[erased]` when the actor was erased; null when none was recorded.',
    example: '198.51.100.7',
  })
  readonly ip!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the caller named the request, or what the gateway did.',
  })
  readonly requestId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of the W3C trace.' })
  readonly traceId!: string | null;
  @ApiProperty({ format: 'uuid', description: 'The same for everything that one request caused.', example: ID })
  readonly correlationId!: string;
  @ApiProperty({
    type: [FieldChangeView],
    description: 'Fields of the record before and after, as far as the caller may see them. Secrets never.',
  })
  readonly changes!: FieldChangeView[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the event says, without secrets and fields that the caller may not see.',
    example: { customerId: ID, fields: ['name'] },
  })
  readonly data!: Record<string, unknown>;
  @ApiPropertyOptional({
    type: 'boolean',
    enum: [true],
    description: 'Present when the person whom it is about was erased.',
  })
  readonly erased?: true;
  @ApiProperty({
    description: 'SHA-256 that chains the event to the one before it in its stream, hex.',
    example: 'a'.repeat(64),
  })
  readonly hash!: string;
}

export class AuditPage extends pageClass(AuditEntryView, auditView) {}

/** A page of the audit trail. */
export class ListAudit extends ListOf<AuditPage> {}

/** One entry. Refused as audit.entry-not-found. */
export class GetAuditEntry extends Message<AuditEntryView> {
  constructor(readonly eventId: string) {
    super();
  }
}

@ApiSchema({ description: 'One change of one field of a record.' })
export class FieldHistoryEntryView extends FieldChangeView {
  @ApiProperty({ format: 'date-time', description: 'When it was decided.', example: MOMENT })
  readonly at!: string;
  @ApiProperty({ type: AuditActorView })
  readonly actor!: AuditActorView;
  @ApiPropertyOptional({ description: 'For whom the actor did it.', example: ID })
  readonly onBehalfOf?: string;
  @ApiProperty({ description: 'Type of the event.', example: 'CustomerDetailsChanged' })
  readonly action!: string;
  @ApiProperty({ description: '`api`, `cli`, `import`, …', example: 'api' })
  readonly source!: string;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Of the record, counted from 0.', example: 3 })
  readonly revision!: number;
  @ApiProperty({ format: 'uuid', description: 'Names the entry of the audit trail.', example: ID })
  readonly eventId!: string;
}

@ApiSchema({ description: 'Changes of the fields of a record, the oldest first.' })
export class FieldHistoryPage {
  @ApiProperty({ type: [FieldHistoryEntryView], description: 'Oldest first.' })
  readonly items!: FieldHistoryEntryView[];
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Give it back as `after` for more. Absent when the end of the record was reached.',
    example: 499,
  })
  readonly next?: number;
}

/** Changes of one page; 0 and nothing stand for the default, more is `most`. */
export const HISTORY_PAGE = { default: 200, most: 1000 } as const;

export interface HistoryQuestion {
  /** Name of a field, with all its parts: `customFields` covers `customFields.tier`. */
  readonly field?: string;
  /** Revision: what comes behind it. */
  readonly after?: number;
  readonly limit?: number;
}

/** What became of each field of a record, in order, straight from its stream. Refused as audit.record-not-found. */
export class ShowFieldHistory extends Message<FieldHistoryPage> {
  constructor(
    readonly recordType: string,
    readonly recordId: string,
    readonly question: HistoryQuestion,
  ) {
    super();
  }
}

export const AUDIT_EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type AuditExportFormat = (typeof AUDIT_EXPORT_FORMATS)[number];

/** The caller is about to take the trail out. Answers the id of the export. */
export class BeginAuditExport extends Message<Receipt> {
  constructor(
    readonly format: AuditExportFormat,
    readonly filter: string,
  ) {
    super();
  }
}

/** How it went. Without a checksum it broke off. */
export class EndAuditExport extends Message<Receipt> {
  constructor(
    readonly exportId: string,
    readonly rows: number,
    readonly sha256?: string,
  ) {
    super();
  }
}

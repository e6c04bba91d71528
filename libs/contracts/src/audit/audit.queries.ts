import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Message, type Receipt } from '../call-context.js';
import { FieldChangeView } from '../customers/interactions/interaction.messages.js';
import { ListOf } from '../list-question.js';
import { named, Names, type NamesView } from '../named-ids.js';
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
  @ApiProperty({ ...named('actor'), example: ID })
  readonly id!: string;
  @ApiPropertyOptional({
    description: 'The current name, or the last one of a deleted user. Absent for a part of the program.',
    example: 'Ada',
  })
  readonly name?: string;
}

@ApiSchema({ description: 'What it was done to.' })
export class AuditRecordView {
  @ApiProperty({ description: 'Kind of record; the list may grow.', example: 'customer' })
  readonly type!: string;
  @ApiProperty({ ...named('actor'), example: ID })
  readonly id!: string;
}

@ApiSchema({ description: 'One event of the log, as an auditor reads it.' })
export class AuditEntryView {
  @ApiProperty({ format: 'uuid', description: 'Id of the event.', example: ID })
  readonly id!: string;
  @ApiProperty({ description: 'Position in the log.', example: '00000000000000000042' })
  readonly position!: string;
  @ApiProperty({ format: 'date-time', description: 'When it was decided. Protected by the hash.', example: MOMENT })
  readonly at!: string;
  @ApiProperty({ format: 'date-time', description: 'When the log stored it.', example: MOMENT })
  readonly recordedAt!: string;
  @ApiProperty({ description: 'Type of the event.', example: 'CustomerDetailsChanged' })
  readonly action!: string;
  @ApiProperty({ description: 'The type of the event as readable text.', example: 'Customer details changed' })
  readonly words!: string;
  @ApiProperty({ enum: AUDIT_OUTCOMES, example: 'done' })
  readonly outcome!: AuditOutcome;
  @ApiProperty({ type: AuditActorView })
  readonly actor!: AuditActorView;
  @ApiPropertyOptional({ ...named('actor'), description: 'On whose behalf the actor did it.', example: ID })
  readonly onBehalfOf?: string;
  @ApiProperty({ description: '`api`, `cli`, `import`, …; the list may grow.', example: 'api' })
  readonly source!: string;
  @ApiProperty({ type: AuditRecordView })
  readonly record!: AuditRecordView;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Revision in the stream of the record.', example: 3 })
  readonly revision!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Network address of the actor. `[erased]` when the actor was erased; `[unreadable]` when it is damaged; null when none was recorded.',
    example: '198.51.100.7',
  })
  readonly ip!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The name that the caller or else the gateway gave the request.',
  })
  readonly requestId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Id of the W3C trace.' })
  readonly traceId!: string | null;
  @ApiProperty({ format: 'uuid', description: 'The same for everything that one request caused.', example: ID })
  readonly correlationId!: string;
  @ApiProperty({
    type: [FieldChangeView],
    description: 'Fields of the record before and after, as far as the caller may see them. Never contains secrets.',
  })
  readonly changes!: FieldChangeView[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The data of the event, without secrets and without fields that the caller may not see.',
    example: { customerId: ID, fields: ['name'] },
  })
  readonly data!: Record<string, unknown>;
  @ApiPropertyOptional({
    type: 'boolean',
    enum: [true],
    description: 'Present when the person it is about was erased.',
  })
  readonly erased?: true;
  @ApiPropertyOptional({
    type: 'boolean',
    enum: [true],
    description:
      'Present when the stored data is damaged: personal fields and changes are absent until it is repaired.',
  })
  readonly unreadable?: true;
  @ApiProperty({
    description: 'SHA-256 that chains the event to the one before it in its stream, hex.',
    example: 'a'.repeat(64),
  })
  readonly hash!: string;
  @Names()
  readonly names?: NamesView;
}

export class AuditPage extends pageClass(AuditEntryView, auditView) {}

/** A page of the audit trail. */
export class ListAudit extends ListOf<AuditPage> {}

/** One entry. Refused with audit.entry-not-found when it does not exist. */
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
  @ApiPropertyOptional({ ...named('actor'), description: 'On whose behalf the actor did it.', example: ID })
  readonly onBehalfOf?: string;
  @ApiProperty({ description: 'Type of the event.', example: 'CustomerDetailsChanged' })
  readonly action!: string;
  @ApiProperty({ description: '`api`, `cli`, `import`, …', example: 'api' })
  readonly source!: string;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Revision of the record, counted from 0.', example: 3 })
  readonly revision!: number;
  @ApiProperty({ format: 'uuid', description: 'Id of the entry in the audit trail.', example: ID })
  readonly eventId!: string;
}

@ApiSchema({ description: 'Changes of the fields of a record, the oldest first.' })
export class FieldHistoryPage {
  @ApiProperty({ type: [FieldHistoryEntryView], description: 'Oldest first.' })
  readonly items!: FieldHistoryEntryView[];
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Send it as `after` to get more. Absent when there are no more changes.',
    example: 499,
  })
  readonly next?: number;
  @Names()
  readonly names?: NamesView;
}

/** Changes per page. 0 or no limit means `default`; larger limits are reduced to `most`. */
export const HISTORY_PAGE = { default: 200, most: 1000 } as const;

export interface HistoryQuestion {
  /** Name of a field, with all its parts: `customFields` covers `customFields.tier`. */
  readonly field?: string;
  /** The revision after which to start. */
  readonly after?: number;
  readonly limit?: number;
}

/** The changes of the fields of a record, in order, read from its stream. Refused with audit.record-not-found when it does not exist. */
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

/** The caller is about to export the audit trail. Returns the id of the export. */
export class BeginAuditExport extends Message<Receipt> {
  constructor(
    readonly format: AuditExportFormat,
    readonly filter: string,
  ) {
    super();
  }
}

/** How the export ended. Without a checksum, it broke off. */
export class EndAuditExport extends Message<Receipt> {
  constructor(
    readonly exportId: string,
    readonly rows: number,
    readonly sha256?: string,
  ) {
    super();
  }
}

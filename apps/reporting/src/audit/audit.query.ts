import { requireRight } from '@crm/access';
import {
  AuditEntryNotFound,
  auditView,
  GetAuditEntry,
  ListAudit,
  type AuditEntryView,
  type AuditPage,
} from '@crm/contracts/audit';
import { records } from '@crm/contracts/records';
import { collectionOf, type FieldSpec } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from '../lists/read-side.service.js';
import { isStale, requireFound } from '../lists/fitness.service.js';
import { answerList, type List } from '../lists/list-question.service.js';
import { AuditLog } from './audit-log.service.js';
import { auditTrail, type AuditRow } from './audit-trail.projection.js';

export const AUDIT_COLLECTION = collectionOf(auditTrail);
const { fields } = auditTrail.collection;
const audited = records.filter((record) => record.audited !== false);
/** Actions and kinds of record are declared by all contexts. */
const ASKED = {
  ...fields,
  action: { ...fields['action'], operand: { oneOf: audited.flatMap((record) => Object.keys(record.events)) } },
  recordType: { ...fields['recordType'], operand: { oneOf: [...new Set(audited.map(({ kind }) => kind))] } },
} as Readonly<Record<string, FieldSpec>>;
/** Newest first; entries of the same moment in reverse order of the log. */
const LIST: List = {
  projection: auditTrail,
  collection: { name: AUDIT_COLLECTION, ...auditTrail.collection, fields: ASKED },
  defaultSort: auditView.defaultSort,
};

@QueryHandler(ListAudit)
export class ListAuditHandler implements IQueryHandler<ListAudit> {
  constructor(
    private readonly views: ReadSide,
    private readonly log: AuditLog,
  ) {}

  async execute({ question, context }: ListAudit): Promise<AuditPage> {
    requireRight(context.principal, 'audit.read');
    const page = await answerList<AuditRow>(this.views, LIST, question, { context });
    const items = await this.log.entries(page.items, context.principal, 'leave out');
    return { ...page, items, stale: page.stale || items.length < page.items.length };
  }
}

@QueryHandler(GetAuditEntry)
export class GetAuditEntryHandler implements IQueryHandler<GetAuditEntry> {
  constructor(
    private readonly views: ReadSide,
    private readonly log: AuditLog,
  ) {}

  async execute({ eventId, context }: GetAuditEntry): Promise<AuditEntryView> {
    requireRight(context.principal, 'audit.read');
    await isStale(this.views.progress, auditTrail, context);
    const row = await this.views.store.get<AuditRow>(AUDIT_COLLECTION, eventId);
    const [entry] = row === undefined ? [] : await this.log.entries([row], context.principal, 'refuse');
    if (entry === undefined) {
      await requireFound(this.views.progress, auditTrail, context);
      throw new AuditEntryNotFound({ eventId });
    }
    return entry;
  }
}

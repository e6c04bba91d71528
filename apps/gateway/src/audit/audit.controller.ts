import { Controller, Param, Query } from '@nestjs/common';
import {
  AuditEntryView,
  AuditEntryNotFound,
  AuditPage,
  AuditRecordNotFound,
  FieldHistoryPage,
  GetAuditEntry,
  ListAudit,
  ShowFieldHistory,
} from '@crm/contracts/audit';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Lists, Tells } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { AuditEntryPath, AuditQuery, AuditRecordPath, historyQuestionOf, HistoryQuery } from './audit.dto.js';

@ApiTag('audit', 'Who did what and when: entries, histories of records, usage.')
@Controller('audit')
export class AuditController {
  @Lists('/', 'audit.read', {
    summary: 'List the audit trail: who did what, when and from where',
    description:
      'One entry for each event of the log, newest first: changes, successful and failed log-ins, log-outs, exports, granted and removed rights, refused access, operator commands. ' +
      'The trail is the log itself: entries cannot be changed, removed or added by hand. See docs/audit.md.',
    shows: AuditPage,
  })
  listAudit(@Query() query: AuditQuery) {
    return new ListAudit(questionOf(query));
  }

  @Lists('/records/:recordType/:recordId', 'audit.read', {
    summary: 'Show the history of each field of a record, oldest first',
    description: 'For any kind of record: customers, interactions, notes, custom fields, users, teams, API clients.',
    shows: FieldHistoryPage,
    refuses: [AuditRecordNotFound],
  })
  showRecordHistory(@Param() { recordType, recordId }: AuditRecordPath, @Query() query: HistoryQuery) {
    return new ShowFieldHistory(recordType, recordId, historyQuestionOf(query));
  }

  @Tells('/:eventId', 'audit.read', {
    summary: 'Show one entry of the audit trail',
    shows: AuditEntryView,
    answer: 'The entry.',
    refuses: [AuditEntryNotFound],
  })
  getAuditEntry(@Param() { eventId }: AuditEntryPath) {
    return new GetAuditEntry(eventId);
  }
}

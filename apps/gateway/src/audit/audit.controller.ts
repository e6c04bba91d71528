import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { AuditEntry, AuditPage, FieldHistory, GetAuditEntry, ListAudit, ShowFieldHistory } from '@crm/contracts/audit';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { questionOf } from '../manners/list-query.js';
import { ApiNotModified, ApiProblems } from '../openapi/documentation.js';
import { ApiTag } from '../openapi/tags.js';
import { AuditEntryPath, AuditQuery, AuditRecordPath, historyQuestionOf, HistoryQuery } from './audit.dto.js';

@ApiTag('audit', 'Who did what and when: entries, histories of records, usage.')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Get()
  @Requires('audit.read')
  @ApiOperation({
    operationId: 'listAudit',
    summary: 'Who did what, when, from where: the audit trail',
    description:
      'One entry for each event of the log, newest first: changes, log-ins good and failed, log-outs, exports, rights given and taken, refused access, commands of the operator. ' +
      'The trail is the log itself: nobody can change or remove an entry, and there is no way to write one. See docs/audit.md.',
  })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: AuditPage })
  @ApiNotModified()
  async list(
    @Query() query: AuditQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListAudit(questionOf(query)), caller));
  }

  @Get('records/:recordType/:recordId')
  @Requires('audit.read')
  @ApiOperation({
    operationId: 'showRecordHistory',
    summary: 'What became of each field of a record, oldest first',
    description: 'For any kind of record: customers, interactions, notes, custom fields, users, teams, API clients.',
  })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: FieldHistory })
  @ApiNotModified()
  @ApiProblems(404)
  async history(
    @Param() { recordType, recordId }: AuditRecordPath,
    @Query() query: HistoryQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const question = new ShowFieldHistory(recordType, recordId, historyQuestionOf(query));
    return this.answers.listed(reply, await this.services.query(question, caller));
  }

  @Get(':eventId')
  @Requires('audit.read')
  @ApiOperation({ operationId: 'getAuditEntry', summary: 'Show one entry of the audit trail' })
  @ApiResponse({ status: 200, description: 'The entry.', type: AuditEntry })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { eventId }: AuditEntryPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new GetAuditEntry(eventId), caller));
  }
}

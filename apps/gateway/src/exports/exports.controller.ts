import { Body, Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { CustomerNotFound } from '@crm/contracts/customers';
import {
  CancelExport,
  CustomerExportInput,
  ExportDiskFull,
  ExportEnded,
  ExportExpired,
  ExportInput,
  ExportNotFound,
  ExportNotReady,
  ExportOutOfReach,
  ExportPage,
  ExportView,
  GetExport,
  ListExports,
  OpenExport,
  ReadExport,
  RequestExport,
  TooLargeForPdf,
  TooManyExports,
  UnknownExportColumns,
} from '@crm/contracts/reporting';
import { InvalidQuery, NotIndexed, QueryTooCostly } from '@crm/contracts/refusals';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../access/policy.decorator.js';
import { LastingRequests, type CallerNow } from '../auth/lasting-requests.service.js';
import { CustomerPath } from '../customers/customers.dto.js';
import { Answers } from '../http-contract/answers.http.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { pageOf } from '../http-contract/list-query.dto.js';
import { Produces } from '../http-contract/media-type.http.js';
import { Begins, Does, Lists } from '../http-contract/routes.decorator.js';
import { ApiNotModified, RETRY_AFTER } from '../openapi/documentation.openapi.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { ExportPath, ExportsQuery } from './exports.dto.js';

const location = (id: string) => `/api/v1/exports/${id}`;
const TOO_MUCH = [
  UnknownExportColumns,
  TooLargeForPdf,
  InvalidQuery,
  NotIndexed,
  QueryTooCostly,
  TooManyExports,
  ExportDiskFull,
];

@ApiTag('exports', 'Lists as CSV or PDF files.')
@Controller()
export class ExportsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly lasting: LastingRequests,
  ) {}

  @Begins('/exports', 'list.export', {
    summary: 'Export a list as a file',
    description:
      'The file has the rows, search, filter, sort and columns that you have in that list. It is written in the background, even across a restart of the program: check it with `getExport`, fetch it with `downloadExport`. ' +
      'It holds every row that the list has at one moment, or the export fails: a file is never truncated.',
    answer: 'Started. `Location` shows the progress.',
    location,
    refuses: TOO_MUCH,
  })
  requestExport(@Body() body: ExportInput) {
    return new RequestExport(body);
  }

  @Begins('/customers/:customerId/exports', 'list.export', {
    summary: 'Export the timeline, the interactions or the notes of a customer',
    description: 'As `requestExport`, for the records of this customer.',
    answer: 'Started. `Location` shows the progress.',
    location,
    refuses: [...TOO_MUCH, CustomerNotFound],
  })
  requestCustomerExport(@Param() { customerId }: CustomerPath, @Body() body: CustomerExportInput) {
    return new RequestExport(body, customerId);
  }

  @Lists('/exports', 'list.export', { summary: 'List your own exports, newest first', shows: ExportPage })
  listExports(@Query() query: ExportsQuery) {
    return new ListExports(pageOf(query));
  }

  @Get('exports/:exportId')
  @Requires('list.export')
  @ApiOperation({
    operationId: 'getExport',
    summary: 'Show the progress of an export',
    description: 'Only your own exports. While the export runs, `Retry-After` says when to check again.',
  })
  @ApiResponse({ status: 200, description: 'The export.', type: ExportView, headers: RETRY_AFTER })
  @ApiNotModified()
  @Refuses(ExportNotFound)
  async get(
    @Param() { exportId }: ExportPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const shown = await this.services.query(new GetExport(exportId), caller);
    if (shown.state === 'running') reply.header('retry-after', '1');
    return this.answers.listed(reply, shown);
  }

  /** Takes no If-Match: the work is stopped before the command is decided, so checking a revision would come too late. */
  @Does('/exports/:exportId/cancel', 'list.export', {
    summary: 'Cancel an export and delete its file',
    refuses: [ExportNotFound, ExportEnded],
    ifMatch: false,
  })
  cancelExport(@Param() { exportId }: ExportPath) {
    return new CancelExport(exportId);
  }

  @Get('exports/:exportId/content')
  @Produces('text/csv', 'application/pdf')
  @Requires('list.export')
  @ApiOperation({
    operationId: 'downloadExport',
    summary: 'Fetch the file of an export',
    description:
      'Only your own exports, from completion until they expire, and only while your rights reach as far as when you requested them: a download breaks off when they no longer do. Each download is recorded.',
  })
  @ApiResponse({
    status: 200,
    description: 'The file.',
    headers: {
      'Content-Disposition': { description: 'Names the file to save.', schema: { type: 'string' } },
      'Content-Length': { description: 'Its size in bytes.', schema: { type: 'string' } },
      ETag: { description: 'Its checksum: SHA-256, hex.', schema: { type: 'string' } },
    },
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
    },
  })
  @Refuses(ExportNotFound, ExportExpired, ExportNotReady, ExportOutOfReach)
  async download(
    @Param() { exportId }: ExportPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { fileName, mediaType, bytes, sha256 } = await this.services.command(new OpenExport(exportId), caller);
    reply.header('etag', `"${sha256}"`);
    const file = this.lasting.file(caller, 'list.export', (now) => this.parts(exportId, now));
    return new StreamableFile(file, {
      type: mediaType,
      length: bytes,
      disposition: `attachment; filename="${fileName}"`,
    });
  }

  private async *parts(exportId: string, now: CallerNow): AsyncGenerator<Uint8Array> {
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const part: { bytes: Uint8Array; nextOffset?: number } = await this.services.query(
        new ReadExport(exportId, offset),
        await now(),
      );
      if (part.bytes.length > 0) yield part.bytes;
      offset = part.nextOffset;
    }
  }
}

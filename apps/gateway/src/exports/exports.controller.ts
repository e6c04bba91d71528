import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext, Receipt } from '@crm/contracts';
import {
  CancelExport,
  CustomerExportInput,
  ExportInput,
  ExportPage,
  ExportView,
  GetExport,
  ListExports,
  OpenExport,
  ReadExport,
  RequestExport,
} from '@crm/contracts/reporting';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { CustomerPath } from '../customers/customers.dto.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { pageOf } from '../manners/list-query.js';
import { Produces } from '../manners/media-type.js';
import {
  ApiNotModified,
  ApiProblems,
  ApiReceipt,
  LOCATION,
  RECEIPT_HEADERS,
  RETRY_AFTER,
} from '../openapi/documentation.js';
import { ApiTag } from '../openapi/tags.js';
import { ExportPath, ExportsQuery } from './exports.dto.js';

/** 202: the file is being written, and `Location` says where to look. */
const ApiBegun = (): MethodDecorator =>
  ApiResponse({
    status: 202,
    description: 'Begun. Look at `Location`.',
    headers: { ...LOCATION, ...RECEIPT_HEADERS },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
  });

@ApiTag('exports', 'Lists as CSV or PDF files.')
@Controller()
export class ExportsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Post('exports')
  @HttpCode(202)
  @Requires('list.export')
  @ApiOperation({
    operationId: 'requestExport',
    summary: 'Export a list as a file',
    description:
      'With the rows, search, filter, sort and columns that you have in that list. The file is written in the background, also after a restart of the program: look at it with `getExport`, fetch it with `downloadExport`. ' +
      'It holds every row that the list has at one moment, or the export fails: it is never cut.',
  })
  @ApiBegun()
  @ApiProblems(422)
  async request(
    @Body() body: ExportInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.begun(reply, caller, await this.services.command(new RequestExport(body), caller));
  }

  @Post('customers/:customerId/exports')
  @HttpCode(202)
  @Requires('list.export')
  @ApiOperation({
    operationId: 'requestCustomerExport',
    summary: 'Export the timeline, the interactions or the notes of a customer',
    description: 'As `requestExport`, of what hangs on this customer.',
  })
  @ApiBegun()
  @ApiProblems(404, 422)
  async requestOfCustomer(
    @Param() { customerId }: CustomerPath,
    @Body() body: CustomerExportInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.begun(reply, caller, await this.services.command(new RequestExport(body, customerId), caller));
  }

  @Get('exports')
  @Requires('list.export')
  @ApiOperation({ operationId: 'listExports', summary: 'List your own exports, newest first' })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: ExportPage })
  @ApiNotModified()
  async list(
    @Query() query: ExportsQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListExports(pageOf(query)), caller));
  }

  @Get('exports/:exportId')
  @Requires('list.export')
  @ApiOperation({
    operationId: 'getExport',
    summary: 'Show how far an export is',
    description: 'Of your own. While it runs, `Retry-After` says when to look again.',
  })
  @ApiResponse({ status: 200, description: 'The export.', type: ExportView, headers: RETRY_AFTER })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { exportId }: ExportPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const shown = await this.services.query(new GetExport(exportId), caller);
    if (shown.state === 'running') reply.header('retry-after', '1');
    return this.answers.listed(reply, shown);
  }

  @Post('exports/:exportId/cancel')
  @HttpCode(200)
  @Requires('list.export')
  @ApiOperation({ operationId: 'cancelExport', summary: 'Stop an export; nothing of its file is kept' })
  @ApiReceipt()
  @ApiProblems(404, 409)
  async cancel(
    @Param() { exportId }: ExportPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.changed(reply, caller, await this.services.command(new CancelExport(exportId), caller));
  }

  @Get('exports/:exportId/content')
  @Produces('text/csv', 'application/pdf')
  @Requires('list.export')
  @ApiOperation({
    operationId: 'downloadExport',
    summary: 'Fetch the file of an export',
    description:
      'Of your own, once it is whole and until its time is over, as long as your rights reach as far as when you asked for it. Each fetch is recorded.',
  })
  @ApiResponse({
    status: 200,
    description: 'The file.',
    headers: {
      'Content-Disposition': { description: 'A file to save.', schema: { type: 'string' } },
      'Content-Length': { description: 'Its size in bytes.', schema: { type: 'string' } },
      ETag: { description: 'Its checksum: SHA-256, hex.', schema: { type: 'string' } },
    },
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
    },
  })
  @ApiProblems(404, 409)
  async download(
    @Param() { exportId }: ExportPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { fileName, mediaType, bytes, sha256 } = await this.services.command(new OpenExport(exportId), caller);
    reply.header('etag', `"${sha256}"`);
    return new StreamableFile(Readable.from(this.parts(exportId, caller), { objectMode: false }), {
      type: mediaType,
      length: bytes,
      disposition: `attachment; filename="${fileName}"`,
    });
  }

  private begun(reply: FastifyReply, caller: CallContext, receipt: Receipt): Promise<unknown> {
    reply.header('location', `/api/v1/exports/${receipt.id}`).header('retry-after', '1');
    return this.answers.changed(reply, caller, receipt);
  }

  private async *parts(exportId: string, caller: CallContext): AsyncGenerator<Uint8Array> {
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const part: { bytes: Uint8Array; nextOffset?: number } = await this.services.query(
        new ReadExport(exportId, offset),
        caller,
      );
      if (part.bytes.length > 0) yield part.bytes;
      offset = part.nextOffset;
    }
  }
}

import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  CancelImport,
  DiscardImportParts,
  GetImport,
  ImportUploadedView,
  ImportView,
  OpenImport,
  ReadImportErrors,
  StartImport,
  StartImportInput,
  StoreImportPart,
} from '@crm/contracts/customers';
import { newId } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { RequestRefused } from '@crm/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { LastWrites } from '../manners/last-writes.js';
import { Consumes, Produces } from '../manners/media-type.js';
import { ApiNotModified, ApiProblems, ApiReceipt, LOCATION, RECEIPT_HEADERS } from '../openapi/documentation.js';
import { ApiTag } from '../openapi/tags.js';
import { ImportPath, UploadQuery } from './imports.dto.js';

/** A piece of an upload on its way to the service, in bytes. */
const PART_BYTES = 256 * 1024;

@ApiTag('imports', 'CSV files that become customers.')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly lastWrites: LastWrites,
  ) {}

  @Post()
  @Requires('customer.import')
  @Consumes('text/csv')
  @ApiOperation({
    operationId: 'uploadImport',
    summary: 'Upload a CSV file of customers',
    description:
      'Of any size; its first line names the columns. UTF-8 or UTF-16; comma, semicolon or tab. The answer shows what the columns were taken for. Nothing is imported before the start.',
  })
  @ApiBody({ schema: { type: 'string', example: 'Name,Email\nAda Lovelace,ada@example.org\n' } })
  @ApiResponse({
    status: 201,
    description: 'Uploaded.',
    type: ImportUploadedView,
    headers: { ...LOCATION, ...RECEIPT_HEADERS },
  })
  @ApiProblems(415)
  async upload(
    @Req() request: FastifyRequest,
    @Query() { name }: UploadQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const importId = newId();
    try {
      await this.store(importId, request.body as AsyncIterable<Buffer> | undefined, caller);
      const opened = await this.services.command(new OpenImport(importId, name), caller);
      return await this.answers.created(reply, caller, opened, `/api/v1/imports/${importId}`);
    } catch (error) {
      await this.services.command(new DiscardImportParts(importId), caller);
      // Nobody is there any more to be answered, and nothing is wrong on our side.
      throw request.raw.readableAborted ? new RequestRefused(400) : error;
    }
  }

  @Post(':importId/start')
  @HttpCode(202)
  @Requires('customer.import')
  @ApiOperation({
    operationId: 'startImport',
    summary: 'Start an import, or a dry run of it',
    description: 'It goes on in the background, also after a restart of the program. Look at it with `getImport`.',
  })
  @ApiResponse({
    status: 202,
    description: 'Started. Look at `Location`.',
    headers: { ...LOCATION, ...RECEIPT_HEADERS },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
  })
  @ApiProblems(404, 409)
  async start(
    @Param() { importId }: ImportPath,
    @Body() body: StartImportInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new StartImport(importId, body), caller);
    reply.header('location', `/api/v1/imports/${importId}`).header('retry-after', '1');
    return this.answers.changed(reply, caller, receipt);
  }

  @Get(':importId')
  @Requires('customer.import')
  @ApiOperation({ operationId: 'getImport', summary: 'Show how far an import is' })
  @ApiResponse({ status: 200, description: 'The import.', type: ImportView })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { importId }: ImportPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const shown = await this.services.query(new GetImport(importId), caller);
    // Whoever sees that rows are done finds their customers in the lists.
    this.lastWrites.remember(caller.principal, shown.position);
    return this.answers.listed(reply, shown);
  }

  @Post(':importId/cancel')
  @HttpCode(200)
  @Requires('customer.import')
  @ApiOperation({ operationId: 'cancelImport', summary: 'Stop an import; what was imported stays' })
  @ApiReceipt()
  @ApiProblems(404, 409)
  async cancel(
    @Param() { importId }: ImportPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.changed(reply, caller, await this.services.command(new CancelImport(importId), caller));
  }

  @Get(':importId/errors')
  @Produces('text/csv')
  @Requires('customer.import')
  @ApiOperation({
    operationId: 'getImportErrors',
    summary: 'Rows and cells that could not be imported, as CSV',
    description:
      'Columns: line, column, code, reason, holder. `line` is the physical line of the file on which the row starts.',
  })
  @ApiResponse({
    status: 200,
    description: 'The error file, as far as the import has come.',
    headers: { 'Content-Disposition': { description: 'A file to save.', schema: { type: 'string' } } },
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @ApiProblems(404)
  async errors(@Param() { importId }: ImportPath, @Caller() caller: CallContext): Promise<StreamableFile> {
    const first = await this.services.query(new ReadImportErrors(importId, 0), caller);
    return new StreamableFile(Readable.from(this.parts(importId, first, caller)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="import-${importId}-errors.csv"`,
    });
  }

  private async *parts(
    importId: string,
    first: { bytes: Uint8Array; nextOffset?: number },
    caller: CallContext,
  ): AsyncGenerator<Uint8Array> {
    for (
      let part = first;
      ;
      part = await this.services.query(new ReadImportErrors(importId, part.nextOffset), caller)
    ) {
      if (part.bytes.length > 0) yield part.bytes;
      if (part.nextOffset === undefined) return;
    }
  }

  /** Hands the upload on piece by piece: the next one is read when the last one lies in the store. */
  private async store(importId: string, body: AsyncIterable<Buffer> | undefined, caller: CallContext): Promise<void> {
    let offset = 0;
    for await (const bytes of partsOf(body)) {
      await this.services.command(new StoreImportPart(importId, offset, bytes), caller);
      offset += bytes.length;
    }
  }
}

async function* partsOf(body: AsyncIterable<Buffer> | undefined): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(pieces);
}

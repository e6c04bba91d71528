import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  CancelImport,
  DiscardImportParts,
  FilesFull,
  GetImport,
  ImportEnded,
  ImportMappingInvalid,
  ImportNotFound,
  ImportNotStartable,
  ImportUnreadable,
  ImportReceipt,
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
import { Requires } from '../access/policy.decorator.js';
import { Answers } from '../http-contract/answers.http.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { LastWrites } from '../http-contract/last-writes.service.js';
import { Consumes, Produces } from '../http-contract/media-type.http.js';
import { Begins, Does } from '../http-contract/routes.decorator.js';
import { ApiNotModified, ApiProblems, LOCATION, RECEIPT_HEADERS } from '../openapi/documentation.openapi.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
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
    type: ImportReceipt,
    headers: { ...LOCATION, ...RECEIPT_HEADERS },
  })
  @ApiProblems(415)
  @Refuses(ImportUnreadable, FilesFull)
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

  @Begins('/:importId/start', 'customer.import', {
    summary: 'Start an import, or a dry run of it',
    description: 'It goes on in the background, also after a restart of the program. Look at it with `getImport`.',
    answer: 'Started. Look at `Location`.',
    location: (id) => `/api/v1/imports/${id}`,
    refuses: [ImportNotFound, ImportNotStartable, ImportMappingInvalid],
    repeatable: false,
  })
  startImport(@Param() { importId }: ImportPath, @Body() body: StartImportInput) {
    return new StartImport(importId, body);
  }

  @Get(':importId')
  @Requires('customer.import')
  @ApiOperation({ operationId: 'getImport', summary: 'Show how far an import is' })
  @ApiResponse({ status: 200, description: 'The import.', type: ImportView })
  @ApiNotModified()
  @Refuses(ImportNotFound)
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

  /** Stops the work before it decides: a revision comes too late to be asked about. */
  @Does('/:importId/cancel', 'customer.import', {
    summary: 'Stop an import; what was imported stays',
    refuses: [ImportNotFound, ImportEnded],
    ifMatch: false,
  })
  cancelImport(@Param() { importId }: ImportPath) {
    return new CancelImport(importId);
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
  @Refuses(ImportNotFound)
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

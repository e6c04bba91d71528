import type { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext, Message } from '@crm/contracts';
import {
  CancelImport,
  DiscardImportParts,
  FilesFull,
  GetImport,
  ImportEnded,
  ImportErrorsExpired,
  ImportMappingInvalid,
  ImportNotFound,
  ImportNotStartable,
  ImportUnreadable,
  ImportReceipt,
  ImportView,
  OpenImport,
  ReadImportErrors,
  type ReadUploadAs,
  ReadRejectedRows,
  StartImport,
  StartImportInput,
  StoreImportPart,
  TooManyUploads,
  type ErrorFilePart,
} from '@crm/contracts/customers';
import { newId } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { RequestRefused } from '@crm/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/policy.decorator.js';
import { LastingRequests, type CallerNow } from '../auth/lasting-requests.service.js';
import { Answers } from '../http-contract/answers.http.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { LastWrites } from '../http-contract/last-writes.service.js';
import { Consumes, Produces } from '../http-contract/media-type.http.js';
import { Begins, Does } from '../http-contract/routes.decorator.js';
import { ApiNotModified, ApiProblems, LOCATION, RECEIPT_HEADERS } from '../openapi/documentation.openapi.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { ImportPath, UploadQuery } from './imports.dto.js';

/** Asks for the part of a file that begins at this byte. */
type PartAt = (offset: number) => Message<ErrorFilePart>;

/** Size of the parts in which an upload is sent to the service, in bytes. */
const PART_BYTES = 256 * 1024;

@ApiTag('imports', 'CSV and vCard files that are imported as customers.')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly lastWrites: LastWrites,
    private readonly lasting: LastingRequests,
  ) {}

  @Post()
  @Requires('customer.import')
  @Consumes('text/csv', 'text/vcard', 'text/x-vcard')
  @ApiOperation({
    operationId: 'uploadImport',
    summary: 'Upload a CSV or vCard file of customers',
    description:
      'A line of a CSV file names the columns; rows of titles before it are skipped. The delimiter and the encoding are recognised, and the response shows how the file and its columns were understood: `format`, `columns`, `mapping`. A `charset` of the media type is honoured, and refused where the bytes do not fit it. A vCard file (2.1, 3.0 or 4.0) is recognised by its first line; its columns have the names that Google Contacts writes. Nothing is imported before `startImport`; a file that is not started is removed after some days.',
  })
  @ApiBody({ schema: { type: 'string', example: 'Name,Email\nAda Lovelace,ada@example.org\n' } })
  @ApiResponse({
    status: 201,
    description: 'Uploaded.',
    type: ImportReceipt,
    headers: { ...LOCATION, ...RECEIPT_HEADERS },
  })
  @ApiProblems(415)
  @Refuses(ImportUnreadable, FilesFull, TooManyUploads)
  async upload(
    @Req() request: FastifyRequest,
    @Query() query: UploadQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const importId = newId();
    try {
      const now = this.lasting.callerNow(caller, 'customer.import');
      await this.store(importId, request.body as Readable | undefined, now);
      const readAs = readAsOf(query, request.headers['content-type']);
      const opened = await this.services.command(new OpenImport(importId, query.name, readAs), await now());
      return await this.answers.created(reply, caller, opened, `/api/v1/imports/${importId}`);
    } catch (error) {
      await this.services.command(new DiscardImportParts(importId), caller);
      // The client has disconnected: there is no one to answer, and it is not a fault of the server.
      throw request.raw.readableAborted ? new RequestRefused(400) : error;
    }
  }

  @Begins('/:importId/start', 'customer.import', {
    summary: 'Start an import, or a dry run of it',
    description: 'The import runs in the background, even across a restart of the program. Check it with `getImport`.',
    answer: 'Started. `Location` shows the progress.',
    location: (id) => `/api/v1/imports/${id}`,
    refuses: [ImportNotFound, ImportNotStartable, ImportMappingInvalid],
    repeatable: false,
  })
  startImport(@Param() { importId }: ImportPath, @Body() body: StartImportInput) {
    return new StartImport(importId, body);
  }

  @Get(':importId')
  @Requires('customer.import')
  @ApiOperation({ operationId: 'getImport', summary: 'Show the progress of an import' })
  @ApiResponse({ status: 200, description: 'The import.', type: ImportView })
  @ApiNotModified()
  @Refuses(ImportNotFound)
  async get(
    @Param() { importId }: ImportPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const shown = await this.services.query(new GetImport(importId), caller);
    // A caller who sees that rows are done must find their customers in the lists.
    this.lastWrites.remember(caller.principal, shown.position);
    return this.answers.listed(reply, shown);
  }

  /** Takes no If-Match: the work is stopped before the command is decided, so checking a revision would come too late. */
  @Does('/:importId/cancel', 'customer.import', {
    summary: 'Cancel an import; imported customers are kept',
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
    summary: 'Download the list of what was wrong with rows, as CSV',
    description:
      'Columns: line, column, code, reason, holder. `line` is the physical line of the file on which the row starts. Warnings about rows that were taken are listed, too.',
  })
  @ApiResponse({
    status: 200,
    description: 'The error list up to the current progress of the import.',
    headers: { 'Content-Disposition': { description: 'Names the file to save.', schema: { type: 'string' } } },
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @Refuses(ImportNotFound, ImportErrorsExpired)
  errors(@Param() { importId }: ImportPath, @Caller() caller: CallContext): Promise<StreamableFile> {
    return this.file(`import-${importId}-errors.csv`, (offset) => new ReadImportErrors(importId, offset), caller);
  }

  @Get(':importId/rejected')
  @Produces('text/csv')
  @Requires('customer.import')
  @ApiOperation({
    operationId: 'getRejectedRows',
    summary: 'Download the rows that were rejected, ready to be corrected and imported again',
    description:
      'The rows as they were in the file, in UTF-8, with the delimiter of the file. Four columns in front (`import:line`, `import:column`, `import:code`, `import:reason`) say why; they are ignored when the file is imported again. A text that a spreadsheet would take for a formula has an apostrophe before it.',
  })
  @ApiResponse({
    status: 200,
    description: 'The rejected rows up to the current progress of the import.',
    headers: { 'Content-Disposition': { description: 'Names the file to save.', schema: { type: 'string' } } },
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @Refuses(ImportNotFound, ImportErrorsExpired)
  rejected(@Param() { importId }: ImportPath, @Caller() caller: CallContext): Promise<StreamableFile> {
    return this.file(`import-${importId}-rejected.csv`, (offset) => new ReadRejectedRows(importId, offset), caller);
  }

  private async file(name: string, partAt: PartAt, caller: CallContext): Promise<StreamableFile> {
    const first = await this.services.query(partAt(0), caller);
    return new StreamableFile(
      this.lasting.file(caller, 'customer.import', (now) => this.parts(first, partAt, now)),
      {
        type: 'text/csv; charset=utf-8',
        disposition: `attachment; filename="${name}"`,
      },
    );
  }

  private async *parts(first: ErrorFilePart, partAt: PartAt, now: CallerNow): AsyncGenerator<Uint8Array> {
    for (let part = first; ; part = await this.services.query(partAt(part.nextOffset), await now())) {
      if (part.bytes.length > 0) yield part.bytes;
      if (part.nextOffset === undefined) return;
    }
  }

  /** Passes the upload on part by part: the next part is read once the previous one is stored. */
  private async store(importId: string, body: Readable | undefined, now: CallerNow): Promise<void> {
    let offset = 0;
    for await (const bytes of partsOf(body)) {
      await this.services.command(new StoreImportPart(importId, offset, bytes), await now());
      offset += bytes.length;
    }
  }
}

/** The charset of the media type counts unless the query names an encoding. */
function readAsOf({ encoding, delimiter, headerLine }: UploadQuery, contentType = ''): ReadUploadAs {
  const named = encoding ?? /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];
  return {
    ...(named !== undefined && { encoding: named }),
    ...(delimiter !== undefined && { delimiter }),
    ...(headerLine !== undefined && { headerLine: Number(headerLine) }),
  };
}

/** The body is not destroyed when its reader stops early: its connection still takes the answer. */
async function* partsOf(body: Readable | undefined): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body?.iterator({ destroyOnReturn: false }) ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(pieces);
}

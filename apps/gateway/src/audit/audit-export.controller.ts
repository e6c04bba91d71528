import { setImmediate as nextTurn } from 'node:timers/promises';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { BeginAuditExport, EndAuditExport, ListAudit, type AuditPage } from '@crm/contracts/audit';
import { ViewIncomplete } from '@crm/contracts/refusals';
import { ServiceClient } from '@crm/messaging';
import { Requires } from '../access/policy.decorator.js';
import { LastingRequests, type CallerNow } from '../auth/lasting-requests.service.js';
import { Caller } from '../http-contract/caller.decorator.js';
import { Produces } from '../http-contract/media-type.http.js';
import { AuditExportQuery } from './audit.dto.js';
import { AuditLines } from './audit-lines.http.js';

/** Entries decrypted in one turn of the event loop, which takes some milliseconds. */
const PAGE = 100;
/** The view that the trail is found through. */
const AUDIT_TRAIL = 'audit.entries';
const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8' } as const;

interface Export {
  readonly exportId: string;
  readonly lines: AuditLines;
  readonly question: { readonly filter?: string; readonly sort?: string; readonly limit: number };
}

@ApiTags('audit')
@Controller('audit')
export class AuditExportController {
  constructor(
    private readonly services: ServiceClient,
    private readonly lasting: LastingRequests,
  ) {}

  @Get('export')
  @Requires('audit.export')
  @Produces('text/csv', 'application/x-ndjson')
  @ApiOperation({
    operationId: 'exportAudit',
    summary: 'Export the audit trail as CSV or JSON lines',
    description:
      'All entries that `listAudit` would list, read from the log while they are sent. The last line holds the number of entries and the SHA-256 of all bytes before it: a file without that line is incomplete. ' +
      'The export itself is recorded in the trail.',
  })
  @ApiResponse({
    status: 200,
    description: 'The file.',
    headers: { 'Content-Disposition': { description: 'Names the file to save.', schema: { type: 'string' } } },
    content: { 'text/csv': { schema: { type: 'string' } }, 'application/x-ndjson': { schema: { type: 'string' } } },
  })
  async export(
    @Query() { format = 'csv', filter, sort }: AuditExportQuery,
    @Caller() caller: CallContext,
  ): Promise<StreamableFile> {
    const question = { limit: PAGE, ...(filter !== undefined && { filter }), ...(sort !== undefined && { sort }) };
    const first = await this.page(new ListAudit(question), caller);
    const { id: exportId } = await this.services.command(new BeginAuditExport(format, filter ?? ''), caller);
    const lines = new AuditLines(format);
    const parts = (now: CallerNow) => this.parts({ exportId, lines, question }, first, caller, now);
    return new StreamableFile(this.lasting.file(caller, 'audit.export', parts), {
      type: TYPES[format],
      disposition: `attachment; filename="audit-${exportId}.${format}"`,
    });
  }

  /** A file cannot say that it is stale. */
  private async page(question: ListAudit, caller: CallContext): Promise<AuditPage> {
    const page = await this.services.query(question, { ...caller, strictConsistency: true });
    if (page.stale) throw new ViewIncomplete({ projection: AUDIT_TRAIL, why: 'gaps' });
    return page;
  }

  /** The trail records how the export ends: completed, before the last line is sent, or failed. */
  private async *parts(
    { exportId, lines, question }: Export,
    first: AuditPage,
    caller: CallContext,
    now: CallerNow,
  ): AsyncGenerator<string> {
    let sha256: string | undefined;
    // The first page waited for what the caller wrote; the others are of the same view.
    const rest = async (): Promise<CallContext> => {
      const { readAfter: _waitedFor, ...others } = await now();
      return others;
    };
    try {
      yield lines.head();
      for (
        let page = first;
        ;
        page = await this.page(new ListAudit({ ...question, cursor: page.next }), await rest())
      ) {
        yield lines.page(page.items);
        if (page.next === undefined) break;
        await nextTurn();
      }
      const { line, sha256: checksum } = lines.end();
      await this.services.command(new EndAuditExport(exportId, lines.rows, checksum), caller);
      sha256 = checksum;
      yield line;
    } finally {
      if (sha256 === undefined) await this.services.command(new EndAuditExport(exportId, lines.rows), caller);
    }
  }
}

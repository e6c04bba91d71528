import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CancelExport,
  EXPORT_FORMATS,
  EXPORTABLE_LISTS,
  LISTS_OF_A_CUSTOMER,
  GetExport,
  OpenExport,
  ReadExport,
  RemoveExport,
  RequestExport,
  type ExportFormat,
  type ExportView,
} from '@crm/contracts/reporting';
import type { ServiceClient } from '@crm/messaging';
import { operator } from '../operator.cli.js';
import { CommandFailed, WrongUsage, type DataCommand } from '../command.port.js';
import { oneOf, required } from '../command-line.cli.js';
import { createPrivateFile } from '../private-file.cli.js';

const name = 'export';
const POLL_MS = 200;

interface ExportOptions {
  readonly [key: string]: unknown;
  readonly list: string;
  readonly format: ExportFormat;
  readonly columns: readonly string[] | null;
  readonly q: string | null;
  readonly filter: string | null;
  readonly sort: string | null;
  readonly customer: string | null;
  readonly out: string;
}

/** The file is written where the data is: by the running program when there is one, which runs as the same user on the same machine. */
export const exportList: DataCommand<ExportOptions> = {
  name,
  summary: 'Write a list to a file, completely or not at all.',
  argument: 'LIST',
  printsProgress: true,
  options: {
    format: { type: 'string', value: EXPORT_FORMATS.join('|'), meaning: 'File format. Default: csv.' },
    columns: {
      type: 'string',
      value: 'A,B,…',
      meaning: 'Columns by name, in this order. Default: all (csv), the main ones (pdf).',
    },
    q: { type: 'string', value: 'TEXT', meaning: 'Search text, as in the list.' },
    filter: { type: 'string', value: 'FILTER', meaning: 'Conditions, as in the list: status eq "active".' },
    sort: { type: 'string', value: 'FIELDS', meaning: 'Order, as in the list: -createdAt.' },
    customer: {
      type: 'string',
      value: 'ID',
      meaning: 'Only records related to this customer, for lists of such records. Required for timeline.',
    },
    out: { type: 'string', value: 'FILE', meaning: 'The file to write.' },
  },
  read(typed) {
    const list = EXPORTABLE_LISTS.find((known) => known === typed.argument);
    if (list === undefined)
      throw new WrongUsage(
        `crm ${name}: LIST must be one of ${EXPORTABLE_LISTS.join(', ')}, not "${typed.argument ?? ''}"`,
      );
    const customer = typed.text('customer') ?? null;
    if (list === 'timeline' && customer === null) throw new WrongUsage(`crm ${name}: the timeline needs --customer`);
    if (customer !== null && !LISTS_OF_A_CUSTOMER.includes(list))
      throw new WrongUsage(`crm ${name}: --customer does not apply to ${list}`);
    return {
      list,
      format: oneOf(name, typed, 'format', EXPORT_FORMATS, 'csv'),
      columns:
        typed
          .text('columns')
          ?.split(',')
          .map((column) => column.trim()) ?? null,
      q: typed.text('q') ?? null,
      filter: typed.text('filter') ?? null,
      sort: typed.text('sort') ?? null,
      customer,
      out: typed.path(required(name, typed, 'out')),
    };
  },
  async *run({ list, format, columns, q, filter, sort, customer, out }, { services }, signal) {
    const wish = {
      list,
      format,
      ...(columns && { columns }),
      ...(q !== null && { q }),
      ...(filter !== null && { filter }),
      ...(sort !== null && { sort }),
    };
    const { id } = await services.command(new RequestExport(wish, customer ?? undefined), operator());
    let view = await services.query(new GetExport(id), operator());
    while (view.state === 'running') {
      yield {
        id,
        progress: { done: view.rows ?? 0, ...(view.total !== undefined && { total: view.total }), unit: 'rows' },
      };
      if (await aborted(signal)) {
        await services.command(new CancelExport(id), operator());
        throw new CommandFailed('Cancelled. Nothing was written.');
      }
      view = await services.query(new GetExport(id), operator());
    }
    if (view.state !== 'completed') throw new CommandFailed(`Export ${view.state}. ${view.failureText ?? ''}`.trim());
    await fetchInto(services, view, out);
    const { rows, bytes, sha256, asOf, unshownCharacters = 0 } = view;
    yield { id, list, rows, bytes, sha256, asOf, unshownCharacters };
    return 0;
  },
  show: ({ list, rows, bytes, sha256, unshownCharacters }) =>
    `${String(rows)} rows of ${String(list)}, ${String(bytes)} bytes, SHA-256 ${String(sha256)}` +
    (unshownCharacters === 0 ? '' : `; ${String(unshownCharacters)} characters are in none of the fonts`),
};

/** Removes the program's own copy once this one is complete. */
async function fetchInto(services: ServiceClient, { id, bytes }: ExportView, path: string): Promise<void> {
  const file = await createPrivateFile(path);
  try {
    await services.command(new OpenExport(id), operator());
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const part: { bytes: Uint8Array; nextOffset?: number } = await services.query(
        new ReadExport(id, offset),
        operator(),
      );
      await file.writeFile(part.bytes);
      offset = part.nextOffset;
    }
    const { size } = await file.stat();
    if (size !== bytes) throw new CommandFailed(`${path} is incomplete.`);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await services.command(new RemoveExport(id), operator());
}

/** Waits until the next poll; true when the caller is gone. */
const aborted = (signal: AbortSignal): Promise<boolean> => sleep(POLL_MS, false, { signal }).catch(() => true);

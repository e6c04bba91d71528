import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CancelImport,
  DiscardImportParts,
  GetImport,
  IMPORT_FIELDS,
  IMPORT_MODES,
  IMPORT_DELIMITER,
  MAX_HEADER_LINE,
  OpenImport,
  ReadImportErrors,
  StartImport,
  StoreImportPart,
  type ImportField,
  type ReadUploadAs,
  type ImportMode,
  type ImportView,
} from '@crm/contracts/customers';
import { newId } from '@crm/kernel';
import type { ServiceClient } from '@crm/messaging';
import { operator } from '../operator.cli.js';
import { CommandFailed, WrongUsage, type DataCommand, type Typed } from '../command.port.js';
import { oneOf } from '../command-line.cli.js';
import { createPrivateFile } from '../private-file.cli.js';

const name = 'import';
const PART_BYTES = 256 * 1024;
const POLL_MS = 250;
/** States in which an import continues by itself. */
const AT_WORK: readonly ImportView['state'][] = ['validating', 'running'];

interface ImportInput {
  readonly [key: string]: unknown;
  readonly file: string;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly mapping: Readonly<Record<string, ImportField | null>>;
  readonly phoneCountry: string | null;
  readonly errors: string | null;
  readonly readAs: ReadUploadAs;
}

/** Files are opened where the data is: by the running program when there is one, which runs as the same user on the same machine. */
export const importCustomers: DataCommand<ImportInput> = {
  name,
  summary: 'Load customers from a CSV or vCard file. Exit code 1 when a row failed.',
  argument: 'FILE',
  printsProgress: true,
  options: {
    mode: {
      type: 'string',
      value: IMPORT_MODES.join('|'),
      meaning: 'What to do with a row whose e-mail address exists already. Default: create (the row is an error).',
    },
    'dry-run': { type: 'boolean', meaning: 'Check every row, write nothing.' },
    map: {
      type: 'string',
      multiple: true,
      value: '"Header=field"',
      meaning: `Read this column as this field (${IMPORT_FIELDS.join(', ')}), or ignore it ("Header="). Other columns are guessed.`,
    },
    country: {
      type: 'string',
      value: 'CODE',
      meaning: 'Country of phone numbers without a country code, for example DE.',
    },
    encoding: {
      type: 'string',
      value: 'NAME',
      meaning: 'Encoding of the file, for example windows-1252. Default: recognised.',
    },
    delimiter: {
      type: 'string',
      value: 'CHARACTER',
      meaning: 'What separates the cells of a CSV file; "tab" for a tabulator. Default: recognised.',
    },
    'header-line': {
      type: 'string',
      value: 'NUMBER',
      meaning: 'Line of the header of a CSV file. Default: recognised.',
    },
    errors: {
      type: 'string',
      value: 'FILE',
      meaning: 'Write the failed rows to this file, with line, column and reason.',
    },
  },
  read: (typed) => ({
    file: typed.path(typed.argument ?? ''),
    mode: oneOf(name, typed, 'mode', IMPORT_MODES, 'create'),
    dryRun: typed.flag('dry-run'),
    mapping: mappingOf(typed),
    phoneCountry: typed.text('country') ?? null,
    readAs: readAsOf(typed),
    errors: typed.text('errors') === undefined ? null : typed.path(typed.text('errors') as string),
  }),
  async *run(input, { services }, signal) {
    const importId = newId();
    await upload(services, importId, input);
    const { mode, dryRun, mapping, phoneCountry } = input;
    const start = { mode, dryRun, mapping, ...(phoneCountry === null ? {} : { phoneCountry }) };
    await services.command(new StartImport(importId, start), operator());
    let view = await services.query(new GetImport(importId), operator());
    while (AT_WORK.includes(view.state)) {
      yield {
        id: importId,
        progress: { done: view.rows, ...estimateOf(view), unit: 'rows' },
        rows: view.rows,
        rowsPerSecond: view.rowsPerSecond,
      };
      if (await aborted(signal)) {
        await services.command(new CancelImport(importId), operator());
        throw new CommandFailed(`Cancelled after ${view.rows} rows. Applied rows stay.`);
      }
      view = await services.query(new GetImport(importId), operator());
    }
    if (input.errors !== null) await writeErrors(services, importId, input.errors);
    const { id, state, rows, counts, failure, failureText } = view;
    yield { id, state, rows, ...counts, ...(failure === undefined ? {} : { failure, failureText }) };
    return counts.failed > 0 || state === 'failed' || state === 'cancelled' ? 1 : 0;
  },
  show: ({ state, rows, created, updated, skipped, failed, failure, failureText }) =>
    `${String(rows)} rows ${String(state)}: ${String(created)} created, ${String(updated)} updated, ${String(skipped)} skipped, ${String(failed)} failed` +
    (failure === undefined ? '' : ` (${String(failure)}: ${String(failureText)})`),
};

/** The rows of a file are not counted beforehand; their number is estimated from the share of bytes read. */
const estimateOf = ({ rows, percent }: ImportView): { total?: number } =>
  rows > 0 && percent > 0 ? { total: Math.round((rows * 100) / Math.min(percent, 100)) } : {};

function readAsOf(typed: Typed): ReadUploadAs {
  const [encoding, delimiter, headerLine] = ['encoding', 'delimiter', 'header-line'].map((option) =>
    typed.text(option),
  );
  const character = delimiter === 'tab' ? '\t' : delimiter;
  if (character !== undefined && !IMPORT_DELIMITER.test(character))
    throw new WrongUsage(
      `crm ${name}: --delimiter must be one character that is no letter, digit, quote or line break`,
    );
  const line = Number(headerLine ?? 1);
  if (!Number.isInteger(line) || line < 1 || line > MAX_HEADER_LINE)
    throw new WrongUsage(`crm ${name}: --header-line must be a number from 1 to ${MAX_HEADER_LINE}`);
  return {
    ...(encoding !== undefined && { encoding }),
    ...(character !== undefined && { delimiter: character }),
    ...(headerLine !== undefined && { headerLine: line }),
  };
}

function mappingOf(typed: Typed): Record<string, ImportField | null> {
  const entries = typed.texts('map').map((text) => {
    const [, header, field] = /^(.+)=([^=]*)$/s.exec(text) ?? [];
    if (header === undefined || field === undefined)
      throw new WrongUsage(`crm ${name}: --map must look like "Header=field", not "${text}"`);
    const known = IMPORT_FIELDS.find((candidate) => candidate === field);
    if (known === undefined && field !== '')
      throw new WrongUsage(
        `crm ${name}: --map names the unknown field "${field}"; the fields are ${IMPORT_FIELDS.join(', ')}`,
      );
    return [header, known ?? null] as const;
  });
  return Object.fromEntries(entries);
}

async function upload(services: ServiceClient, importId: string, { file: path, readAs }: ImportInput): Promise<void> {
  const file = await openFile(path);
  try {
    for (let offset = 0; ;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(PART_BYTES), 0, PART_BYTES, offset);
      if (bytesRead === 0) break;
      await services.command(new StoreImportPart(importId, offset, buffer.subarray(0, bytesRead)), operator());
      offset += bytesRead;
    }
    await services.command(new OpenImport(importId, basename(path), readAs), operator());
  } catch (error) {
    await services.command(new DiscardImportParts(importId), operator());
    throw error;
  } finally {
    await file.close();
  }
}

async function writeErrors(services: ServiceClient, importId: string, path: string): Promise<void> {
  const file = await createPrivateFile(path);
  try {
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const part: { bytes: Uint8Array; nextOffset?: number } = await services.query(
        new ReadImportErrors(importId, offset),
        operator(),
      );
      await file.writeFile(part.bytes);
      offset = part.nextOffset;
    }
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new CommandFailed(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** Waits until the next poll; true when the caller is gone. */
const aborted = (signal: AbortSignal): Promise<boolean> => sleep(POLL_MS, false, { signal }).catch(() => true);

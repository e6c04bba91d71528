import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CancelImport,
  countryCode,
  DiscardImportParts,
  GetImport,
  IMPORT_FIELDS,
  IMPORT_FORMATS,
  IMPORT_MODES,
  IMPORT_DELIMITER,
  isImportTarget,
  MAX_HEADER_LINE,
  OpenImport,
  ReadImportErrors,
  ReadRejectedRows,
  StartImport,
  StoreImportPart,
  type ErrorFilePart,
  type ImportFormat,
  type ImportMapping,
  type ImportMode,
  type ImportView,
  type ReadUploadAs,
} from '@crm/contracts/customers';
import type { Message } from '@crm/contracts';
import { newId } from '@crm/kernel';
import type { ServiceClient } from '@crm/messaging';
import { operator } from '../operator.cli.js';
import { CommandFailed, WrongUsage, type DataCommand, type Typed } from '../command.port.js';
import { oneOf } from '../command-line.cli.js';
import { createPrivateFile } from '../private-file.cli.js';

const name = 'import customers';
const PART_BYTES = 256 * 1024;
const POLL_MS = 250;
const KINDS = ['person', 'organization'] as const;
/** States in which an import continues by itself. */
const AT_WORK: readonly ImportView['state'][] = ['validating', 'running'];

interface ImportInput {
  readonly [key: string]: unknown;
  readonly file: string;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly mapping: ImportMapping;
  readonly phoneCountry: string | null;
  readonly kind: 'person' | 'organization' | null;
  readonly formats: Readonly<Record<string, ImportFormat>>;
  readonly strict: boolean;
  readonly errors: string | null;
  readonly readAs: ReadUploadAs;
  readonly report: string | null;
}

/** Files are opened where the data is: by the running program when there is one, which runs as the same user on the same machine. */
export const importCustomers: DataCommand<ImportInput> = {
  name,
  summary:
    'Load customers from a CSV or vCard file. Exit code 0 when every row was taken (created, updated, unchanged, or skipped as --mode skip asks for), 1 when a row failed.',
  argument: 'FILE',
  printsProgress: true,
  options: {
    mode: {
      type: 'string',
      value: IMPORT_MODES.join('|'),
      meaning: 'What to do with a row whose customer exists already. Default: create (the row is an error).',
    },
    'dry-run': { type: 'boolean', meaning: 'Decide every row as the import would, write nothing.' },
    map: {
      type: 'string',
      multiple: true,
      value: '"Header=field"',
      meaning: `Read this column as this field (${IMPORT_FIELDS.join(', ')}, custom.KEY, externalId.SYSTEM), or ignore it ("Header="). Other columns are guessed.`,
    },
    country: {
      type: 'string',
      value: 'CODE',
      meaning: 'Country of phone numbers without a country code, for example DE.',
    },
    kind: {
      type: 'string',
      value: 'person|organization',
      meaning: 'Kind of the customers, unless a column says it. Default: by what the row and the header say.',
    },
    format: {
      type: 'string',
      multiple: true,
      value: '"Header=format"',
      meaning: `How the dates or numbers of this column are written (${IMPORT_FORMATS.join(', ')}). Default: recognised.`,
    },
    strict: { type: 'boolean', meaning: 'Refuse rows with a cell that cannot be read. Default: leave out the cell.' },
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
      meaning:
        'Write the rejected rows to this file, with the reason in front: correct them and import the file again.',
    },
    report: {
      type: 'string',
      value: 'FILE',
      meaning: 'Write the list of all faults and warnings to this file: line, column, code, reason, holder.',
    },
  },
  read: (typed) => ({
    file: typed.path(typed.argument ?? ''),
    mode: oneOf(name, typed, 'mode', IMPORT_MODES, 'create'),
    dryRun: typed.flag('dry-run'),
    mapping: mappingOf(typed),
    phoneCountry: countryOf(typed),
    kind: typed.text('kind') === undefined ? null : oneOf(name, typed, 'kind', KINDS, 'person'),
    formats: formatsOf(typed),
    strict: typed.flag('strict'),
    readAs: readAsOf(typed),
    errors: pathOf(typed, 'errors'),
    report: pathOf(typed, 'report'),
  }),
  async *run(input, { services }, signal) {
    const importId = newId();
    await upload(services, importId, input);
    const { mode, dryRun, mapping, phoneCountry, kind, formats, strict } = input;
    const start = {
      ...{ mode, dryRun, mapping, formats, strict },
      ...(phoneCountry !== null && { phoneCountry }),
      ...(kind !== null && { kind }),
    };
    await services.command(new StartImport(importId, start), operator());
    let view = await services.query(new GetImport(importId), operator());
    yield { id: importId, mapping: view.mapping };
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
    const { errors, report } = input;
    if (errors !== null) await writeFile(services, errors, (offset) => new ReadRejectedRows(importId, offset));
    if (report !== null) await writeFile(services, report, (offset) => new ReadImportErrors(importId, offset));
    yield resultOf(view);
    return view.counts.failed > 0 || view.state === 'failed' || view.state === 'cancelled' ? 1 : 0;
  },
  show: (row) => ('state' in row ? summary(row as unknown as ImportResult) : columns(row as unknown as ImportView)),
};

/** The earlier name. */
export const importFile: DataCommand<ImportInput> = {
  ...importCustomers,
  name: 'import',
  summary: 'The same as crm import customers.',
};

const resultOf = ({ id, state, rows, counts, mapping, ignored, remarks, failure, failureText }: ImportView) => ({
  id,
  state,
  rows,
  ...counts,
  mapping,
  ignored,
  remarks,
  ...(failure === undefined ? {} : { failure, failureText }),
});
type ImportResult = ReturnType<typeof resultOf>;

/** How the file was understood. */
function columns({ mapping }: Pick<ImportView, 'mapping'>): string {
  const read = Object.entries(mapping).filter(([, field]) => field !== null);
  const width = Math.max(...read.map(([column]) => column.length));
  return ['Columns:', ...read.map(([column, field]) => `  ${column.padEnd(width)} → ${field}`)].join('\n');
}

function summary(result: ImportResult): string {
  const { state, rows, created, updated, unchanged, skipped, failed, warned, ignored, remarks } = result;
  const [faults, warnings] = [true, false].map((each) => remarks.filter((remark) => remark.failed === each));
  return [
    ...section('Not read:', filledOf(ignored), ({ column, filled }) => `${column} (filled in ${filled} rows)`),
    ...section('Warnings:', warnings, remarkText),
    ...section('Failed:', faults, remarkText),
    `${rows} rows ${state}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped, ${failed} failed; ${warned} with warnings` +
      (result.failure === undefined ? '' : ` (${result.failure}: ${result.failureText ?? ''})`),
  ].join('\n');
}

/** An address book has every column that there can be; those that nothing fills lose nothing. */
const filledOf = (ignored: ImportView['ignored']) => ignored.filter(({ filled = 0 }) => filled > 0);

const section = <Item>(head: string, items: readonly Item[] = [], textOf: (item: Item) => string): string[] =>
  items.length === 0 ? [] : [head, ...items.map((item) => `  ${textOf(item)}`)];

const remarkText = ({ code, count, lines }: ImportResult['remarks'][number]): string =>
  `${code}: ${count} (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length ? ', …' : ''})`;

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

/** By code or name, as in a file. */
function countryOf(typed: Typed): string | null {
  const text = typed.text('country');
  if (text === undefined) return null;
  const code = countryCode(text);
  if (code === undefined) throw new WrongUsage(`crm ${name}: --country must be a country such as DE, not "${text}"`);
  return code;
}

function pathOf(typed: Typed, option: string): string | null {
  const path = typed.text(option);
  return path === undefined ? null : typed.path(path);
}

function mappingOf(typed: Typed): ImportMapping {
  const entries = byHeader(typed, 'map').map(([header, field]) => {
    if (field !== '' && !isImportTarget(field))
      throw new WrongUsage(
        `crm ${name}: --map names the unknown field "${field}"; the fields are ${IMPORT_FIELDS.join(', ')}, custom.KEY and externalId.SYSTEM`,
      );
    return [header, field === '' ? null : field] as const;
  });
  return Object.fromEntries(entries);
}

function formatsOf(typed: Typed): Record<string, ImportFormat> {
  const entries = byHeader(typed, 'format').map(([header, text]) => {
    const format = IMPORT_FORMATS.find((known) => known === text);
    if (format === undefined)
      throw new WrongUsage(`crm ${name}: --format must be one of ${IMPORT_FORMATS.join(' | ')}, not "${text}"`);
    return [header, format] as const;
  });
  return Object.fromEntries(entries);
}

const byHeader = (typed: Typed, option: 'map' | 'format'): [header: string, value: string][] =>
  typed.texts(option).map((text) => {
    const [, header, value] = /^(.+)=([^=]*)$/s.exec(text) ?? [];
    if (header === undefined || value === undefined)
      throw new WrongUsage(`crm ${name}: --${option} must look like "Header=…", not "${text}"`);
    return [header, value];
  });

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

async function writeFile(
  services: ServiceClient,
  path: string,
  partAt: (offset: number) => Message<ErrorFilePart>,
): Promise<void> {
  const file = await createPrivateFile(path);
  try {
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const part: ErrorFilePart = await services.query(partAt(offset), operator());
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

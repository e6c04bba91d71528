/** What needs no I/O: the columns and rows of files. */
export * from '../columns/common-words.js';
export { understands, type ImportColumns, type ImportHeader } from '../columns/import-columns.js';
export {
  formattedColumns,
  guessMapping,
  resolveFormats,
  resolveMapping,
  usesOf,
  type Mapping,
  type NamedField,
} from '../columns/mapping.js';
export { QUALIFIERS } from '../columns/qualifiers.js';
export { readAddress } from './address-reader.js';
export { readEmails, readPhoneNumbers } from './contact-readers.js';
export { readExternalIds, readOwnId, UUID } from './external-id-reader.js';
export { nameFromEmail, nameOf } from './names.js';
export { RowCells, type Cell } from './row-cells.js';
export type { RowFault } from './row-fault.js';
export { rowReader, type ReadRecord, type RowSettings } from './row-reader.js';
export { MOST_VALUES, readNote, readSource, readTags } from './text-readers.js';

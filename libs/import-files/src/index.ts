export { decoded, encodingOf, type FileEncoding } from './encoding/file-encoding.js';
export { formatOf, MOST_COLUMNS, recordsOf, type FileFormat, type FormatWishes } from './file-format.js';
export { FileUnreadable, type FilePlace, type FileRecord, type ReadBytes } from './file-record.js';

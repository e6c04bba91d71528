/** The log's file row by row, for code that copies it unchanged: backup and restore. All other code uses the EventStore. */
export { rowMatcher } from './log-filter.js';
export { LOG_ROW_COLUMNS, macFault, macOfRow, positionNumber, positionText, rowSize, type LogRow } from './log-row.js';
export { checkSchema, prepareSchema, SCHEMA_VERSION, WITHOUT_MACS } from './schema.js';
export { StreamHeads } from './stream-heads.js';
export { TakeOver, authenticateMarks } from './authenticity/take-over.js';
export { countRemoved, isCutOverOurs, readCutOver } from './authenticity/cut-over.js';

/** The log's file row by row, for those who copy it as it lies: backup and restore. Everybody else asks the EventStore. */
export { rowMatcher } from './log-filter.js';
export { LOG_ROW_COLUMNS, positionNumber, positionText, rowSize, type LogRow } from './log-row.js';
export { checkSchema, prepareSchema, SCHEMA_VERSION } from './schema.js';
export { StreamHeads } from './stream-heads.js';

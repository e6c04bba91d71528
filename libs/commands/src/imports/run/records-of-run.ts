import type { Principal } from '@crm/contracts';
import type { FileRecord } from '@crm/import-files';
import type { ReadRecord } from '../rows/row-reader.js';
import type { RowOutcome } from './tally.js';

/** What a row has to do with other rows. Rows with a common key or record are applied one after the other, in the order of the file. */
export interface Touched<Found = unknown> {
  readonly keys: readonly string[];
  /** Ids of the stored records that the row may change. */
  readonly records: readonly string[];
  /** What was looked up for it. `apply` gets it back unless the row had to wait for another one. */
  readonly found?: Found;
}

/**
 * What the rows of one run become: customers, for example. A dry run is a run over a rehearsal of the log, so that both decide by the same
 * rules. `number` counts the rows of the file from 1.
 */
export interface RecordsOfRun<Row = unknown, Found = unknown> {
  read(record: FileRecord): ReadRecord<Row>;
  touched(number: number, row: Row): Promise<Touched<Found>>;
  /**
   * Applying a row again (after a crash) has the effect and the outcome of the first time. Throws when nothing can be written now, and the row
   * can be retried.
   */
  apply(number: number, row: Row, principal: Principal, found?: Found): Promise<RowOutcome>;
}

import type { Action } from '@crm/access';
import type { ImportColumns } from '../columns/import-columns.js';
import type { Mapping, NamedField } from '../columns/mapping.js';
import type { RecordsOfRun } from '../run/records-of-run.js';
import type { ImportRun, UploadedFile } from './import-job.js';

export interface ImportRights {
  /** Who may import at all; the reach says whose imports are shown. */
  readonly imports: Action;
  /** What else an import does for its starter. It ends when one of these reaches less far than at the start. */
  readonly used: readonly Action[];
  /** What only some mappings need; refused at the start. */
  readonly neededBy: (mapping: Mapping) => readonly Action[];
}

export interface RunOfKind {
  readonly importId: string;
  readonly file: UploadedFile;
  readonly run: ImportRun;
}

/**
 * A kind of record that files are imported as: all that the machinery of imports knows of customers, for example. A service provides one and
 * gets upload, mapping, runs, dry runs, resumption and the files of faults.
 */
export abstract class ImportedKind {
  /** What the columns of its files can mean. */
  abstract readonly columns: ImportColumns;
  abstract readonly rights: ImportRights;
  /** The custom fields to which a column can be mapped. */
  abstract namedFields(): Promise<readonly NamedField[]>;
  /** What the rows of one run become. */
  abstract recordsOf(run: RunOfKind): Promise<RecordsOfRun>;
}

/** What is wrong with a row or one of its cells. Never quotes a value: the error file outlives the records. */
export interface RowFault {
  /** Header of the column. Absent: the row as a whole. */
  readonly column?: string;
  readonly code: string;
  readonly reason: string;
  /** The record that holds what identifies the row, if the importer may read it. */
  readonly holder?: string;
}

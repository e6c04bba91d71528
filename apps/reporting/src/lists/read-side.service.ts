import type { ReadModelStore } from '@crm/read-models';
import type { CursorCipher } from './cursor-cipher.adapter.js';
import type { ProjectionProgress } from './fitness.service.js';

/** What every query reads from: the rows, the progress of their projections, and the cursors of pages. */
export class ReadSide {
  constructor(
    readonly store: ReadModelStore,
    readonly progress: ProjectionProgress,
    readonly cursors: CursorCipher,
  ) {}
}

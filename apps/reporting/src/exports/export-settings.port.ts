/** How long files are kept, in milliseconds, and the clock. */
export class ExportSettings {
  constructor(
    readonly retentionMs: number,
    readonly now: () => number = Date.now,
  ) {}
}

/** How long files stay, in milliseconds, and what time it is. */
export class ExportSettings {
  constructor(
    readonly retentionMs: number,
    readonly now: () => number = Date.now,
  ) {}
}

/** How long and how much is kept of uploaded files, and the clock. Sizes in bytes. */
export interface ImportLimits {
  /** How long a file waits for its start after it was uploaded, and an error file is kept after its last line. Milliseconds. */
  readonly retentionMs: number;
  /** Of one uploader, over all imports that have not ended. */
  readonly bytesPerUploader: number;
  /** Of all uploaders together. */
  readonly bytesInAll: number;
}

export class ImportSettings {
  constructor(
    readonly limits: ImportLimits,
    readonly now: () => number = Date.now,
  ) {}
}

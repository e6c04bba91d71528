import type { BuildId } from '../build/build-store.port.js';

/** A build, and where its rows lie. */
export interface BuildEntry extends BuildId {
  /** Its name inside its file: that of the version it was made by. */
  readonly collection: string;
  /** In the folder of the builds; '' is the catalogue itself, as an earlier release left it. */
  readonly file: string;
  readonly state: 'served' | 'building' | 'comparing' | 'retired';
}

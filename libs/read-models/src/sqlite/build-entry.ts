import type { BuildId } from '../build/build-store.port.js';

/** A build, and where its rows are stored. */
export interface BuildEntry extends BuildId {
  /** Its name inside its file, with the version that made it. */
  readonly collection: string;
  /** Name in the folder of the builds; '' is the catalogue itself, where an earlier release kept its rows. */
  readonly file: string;
  readonly state: 'served' | 'building' | 'comparing' | 'retired';
}

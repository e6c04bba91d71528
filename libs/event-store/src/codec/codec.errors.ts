import { DomainError } from '@crm/kernel';
import type { Revision } from '../event-store.port.js';

/** A newer program wrote this event, or an upcaster is missing. Whoever must understand every event stops here. */
export class UnknownEvent extends DomainError<{ type: string; version: number; stream: string; revision: Revision }> {
  readonly code = 'store.unknown-event';
  readonly kind = 'unavailable';
  readonly title = 'The log holds an event that this version of the program does not know.';
  override get message(): string {
    const { type, version, stream, revision } = this.facts;
    return `${type} version ${version} at ${stream}@${revision} is unknown to this version of the program`;
  }
}

/** A sealed box does not belong where it stands: somebody changed or moved it. Never taken for an erased person. */
export class SealBroken extends DomainError<{ stream: string; revision: Revision; part: 'data' | 'meta' }> {
  readonly code = 'privacy.seal-broken';
  readonly kind = 'unavailable';
  readonly title = 'Personal data in the log was changed or moved.';
  override get message(): string {
    const { stream, revision, part } = this.facts;
    return `the sealed ${part} of ${stream}@${revision} fails authentication`;
  }
}

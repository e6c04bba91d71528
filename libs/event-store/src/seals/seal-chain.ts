import type { KeyObject } from 'node:crypto';
import { SEAL_STREAM } from '@crm/contracts';
import type { FaultKind, StoredEvent } from '../event-store.port.js';
import { keyIdOf, sealFits, type Seal } from './seal.js';

export interface SealFault {
  readonly stream: string;
  readonly revision: number;
  readonly fault: FaultKind;
  readonly detail: string;
}

/** A seal as it stands in the log. */
export interface StoredSeal {
  readonly seal: Seal;
  /** Of its event: what the next seal names as `previous`. */
  readonly hash: string;
}

/**
 * Looks at all seals of a log, in their order. Good are those that were signed with the installation's key; each begins where the one
 * before ended and names it, so that none can be taken out or exchanged for another.
 */
export function checkSeals(
  events: readonly StoredEvent[],
  publicKey: KeyObject,
): { readonly good: readonly StoredSeal[]; readonly faults: readonly SealFault[] } {
  const good: StoredSeal[] = [];
  const faults: SealFault[] = [];
  let before: StoredSeal | undefined;
  for (const [number, event] of events.entries()) {
    const stored = { seal: event.data as Seal, hash: event.hash };
    const problem = ownFault(event, publicKey) ?? linkFault(stored.seal, before, number);
    if (problem === undefined) good.push(stored);
    else faults.push({ stream: SEAL_STREAM, revision: event.revision, ...problem });
    before = stored;
  }
  return { good, faults };
}

type Problem = Pick<SealFault, 'fault' | 'detail'>;

function ownFault({ type, data }: StoredEvent, publicKey: KeyObject): Problem | undefined {
  const seal = data as Partial<Seal>;
  if (type !== 'LogSealed' || typeof seal.signature !== 'string')
    return { fault: 'inserted', detail: 'This is no seal.' };
  const keyId = keyIdOf(publicKey);
  if (seal.keyId !== keyId)
    return {
      fault: 'changed',
      detail: `It is signed with the key ${String(seal.keyId)}; this installation signs with ${keyId}.`,
    };
  if (!sealFits(seal as Seal, publicKey)) return { fault: 'changed', detail: 'Its signature does not fit.' };
  return undefined;
}

function linkFault(seal: Seal, before: StoredSeal | undefined, number: number): Problem | undefined {
  if (seal.number > number)
    return { fault: 'missing', detail: `A seal before it is gone: it has the number ${seal.number}.` };
  if (seal.number < number) return { fault: 'inserted', detail: `It is the seal number ${seal.number}.` };
  if (seal.previous !== (before?.hash ?? '') || seal.after !== (before?.seal.upTo ?? ''))
    return { fault: 'changed', detail: 'It does not continue the seal before it.' };
  return undefined;
}

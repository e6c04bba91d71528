import { hash } from 'node:crypto';
import type { LogKey } from './authenticity/log-key.js';
import type { FaultKind } from './event-store.port.js';

const HASH_BYTES = 32;
/** Used as the predecessor's hash at revision 0. Hashes are lower-case hex here, which is cheaper to create and compare than buffers. */
export const CHAIN_START = '00'.repeat(HASH_BYTES);

/** The parts of an event that its hash covers. `meta` and `data` are the canonical texts exactly as stored. */
export interface HashedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly meta: string;
  readonly data: string;
}

const DOMAIN = Buffer.from('throughline.event.v1\n');
const FRAME_HEADER_BYTES = 4;
const UTF8_BYTES_PER_CODE_UNIT = 3;

let scratch = Buffer.allocUnsafe(64 * 1024);
DOMAIN.copy(scratch);

/**
 * SHA-256 over the domain tag, the predecessor's hash (32 raw bytes) and the frames of stream, revision (decimal), id, type, meta and
 * data; a frame is the byte length (uint32, big endian) and the UTF-8 bytes. Fixed forever: docs/adr/0003.
 */
export function eventHash(previous: string, event: HashedEvent): string {
  const { stream, id, type, meta, data } = event;
  const revision = String(event.revision);
  reserve(stream.length + revision.length + id.length + type.length + meta.length + data.length);
  let end = DOMAIN.length + scratch.write(previous, DOMAIN.length, 'hex');
  end = frame(stream, end);
  end = frame(revision, end);
  end = frame(id, end);
  end = frame(type, end);
  end = frame(meta, end);
  end = frame(data, end);
  return hash('sha256', scratch.subarray(0, end), 'hex');
}

function reserve(codeUnits: number): void {
  const bytes = DOMAIN.length + HASH_BYTES + 6 * FRAME_HEADER_BYTES + codeUnits * UTF8_BYTES_PER_CODE_UNIT;
  if (bytes <= scratch.length) return;
  scratch = Buffer.allocUnsafe(bytes * 2);
  DOMAIN.copy(scratch);
}

function frame(text: string, start: number): number {
  const bytes = scratch.write(text, start + FRAME_HEADER_BYTES);
  scratch.writeUInt32BE(bytes, start);
  return start + FRAME_HEADER_BYTES + bytes;
}

/** A stored event with its stored hash. */
export interface ChainedEvent extends HashedEvent {
  /** Lower-case hex. */
  readonly hash: string;
}

/**
 * The MAC of an event with its hash, which covers all earlier events of its stream. `place`: what the store adds and an event must not be
 * moved from, as a text; empty in a store that gives it out after the event was sent. Fixed forever: docs/adr/0033.
 */
export function eventMac(
  key: LogKey,
  { stream, revision, id, type, meta, data, hash: chained }: ChainedEvent,
  place: string,
): string {
  return key.mac('event', [place, chained, stream, String(revision), id, type, meta, data]);
}

export interface ChainFault {
  readonly stream: string;
  /** The first wrong revision in the stream. */
  readonly revision: number;
  readonly fault: FaultKind;
  readonly detail: string;
}

/** How many events after a broken link are examined to find out what happened, and how many missing events are assumed at most. */
const EVIDENCE = 1000;

/**
 * Checks the hash chains of events that come in the order of (stream, revision) and names the first fault of each stream.
 *
 * missing:   a revision is absent; or the events after a gap were renumbered, and the next event chains only under a higher number.
 * inserted:  an event that chains to nothing is in the place of a later one, and the events after that one chain under a number lower by one.
 * reordered: the event that belongs here is found later in the stream, and the event found here belongs elsewhere.
 * changed:   everything else: the content or its hash is not what was written.
 *
 * Rewriting an event with every hash after it, or cutting off the end of a stream, leaves a valid chain.
 */
export class ChainVerifier {
  #stream: string | undefined;
  #next = 0;
  #previous = CHAIN_START;
  #beforePrevious: string | undefined;
  /** The events from the first broken link on. */
  #evidence: ChainedEvent[] = [];
  #faulty = false;

  /** Yields a fault that this event reveals, in its own stream or in the one before it. */
  *add(event: ChainedEvent): Generator<ChainFault> {
    if (event.stream !== this.#stream) {
      yield* this.end();
      this.#start(event.stream);
    }
    if (this.#faulty) return;
    if (this.#evidence.length > 0) {
      this.#evidence.push(event);
      if (this.#evidence.length >= EVIDENCE) yield* this.end();
    } else if (event.revision !== this.#next) yield this.#wrongNumber(event.revision);
    else if (follows(this.#previous, event, event.revision)) this.#advance(event.hash);
    else this.#evidence.push(event);
  }

  /** Call it after the last event. */
  *end(): Generator<ChainFault> {
    if (this.#evidence.length === 0) return;
    const [revision, fault, detail] = this.#diagnose();
    this.#evidence = [];
    yield this.#fault(revision, fault, detail);
  }

  #start(stream: string): void {
    this.#stream = stream;
    this.#next = 0;
    this.#previous = CHAIN_START;
    this.#beforePrevious = undefined;
    this.#faulty = false;
  }

  #advance(hash: string): void {
    this.#beforePrevious = this.#previous;
    this.#previous = hash;
    this.#next += 1;
  }

  #fault(revision: number, fault: FaultKind, detail: string): ChainFault {
    this.#faulty = true;
    return { stream: this.#stream!, revision, fault, detail };
  }

  #wrongNumber(found: number): ChainFault {
    if (found < this.#next) return this.#fault(found, 'inserted', `Revision ${found} cannot exist.`);
    return this.#fault(this.#next, 'missing', `Revision ${this.#next} is followed by ${found}.`);
  }

  #diagnose(): [number, FaultKind, string] {
    const [suspect, follower] = this.#evidence as [ChainedEvent, ChainedEvent | undefined];
    const place = this.#next;
    if (follower?.revision === place + 1 && follows(suspect.hash, follower, place + 1))
      return [place, 'changed', 'The content does not match the hash, but the next event is chained to that hash.'];
    if (this.#beforePrevious !== undefined && follows(this.#beforePrevious, suspect, place - 1))
      return [place - 1, 'inserted', `The event at ${place} was chained to ${place - 2}: this one was put in between.`];
    const rightful = this.#evidence.findIndex((event, index) => index > 0 && follows(this.#previous, event, place));
    if (rightful > 0) return this.#displaced(rightful);
    if (follower !== undefined && closedUp(suspect, follower, place))
      return [place, 'missing', 'Later events were renumbered to hide a gap.'];
    return [place, 'changed', 'The content does not match the hash.'];
  }

  #displaced(rightful: number): [number, FaultKind, string] {
    const [suspect] = this.#evidence as [ChainedEvent];
    const place = this.#next;
    const after = this.#evidence[rightful]!;
    const next = this.#evidence[rightful + 1];
    // Its original number may be its neighbour's plus one, the neighbour's own when the events between moved up, or the next number here.
    const belongsElsewhere = this.#evidence.some((event) =>
      [event.revision + 1, event.revision, place + 1].some((revision) => follows(event.hash, suspect, revision)),
    );
    if (!belongsElsewhere && (next === undefined || follows(after.hash, next, place + 1)))
      return [place, 'inserted', `The event that belongs here is at ${after.revision}; this one chains to nothing.`];
    return [place, 'reordered', `The event that belongs here is at ${after.revision}.`];
  }
}

/** Whether the stored hash is that of the event at this revision after this predecessor. */
const follows = (previous: string, event: ChainedEvent, revision: number): boolean =>
  eventHash(previous, { ...event, revision }) === event.hash;

function closedUp(suspect: ChainedEvent, follower: ChainedEvent, place: number): boolean {
  for (let lost = 1; lost <= EVIDENCE; lost += 1) if (follows(suspect.hash, follower, place + 1 + lost)) return true;
  return false;
}

import { InvalidArgument, PayloadTooLarge } from '@crm/contracts/refusals';
import { canonicalJson } from '@crm/kernel';
import { type AppendRequest, type ExpectedRevision, type NewEvent } from '../event-store.port.js';
import type { EncodedRequest } from './writer.messages.js';

export interface AppendLimits {
  readonly maxEventBytes: number;
  readonly maxAppendBytes: number;
}

export interface EncodedAppend {
  readonly requests: EncodedRequest[];
  readonly events: number;
  /** Of all data and meta texts. */
  readonly bytes: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MAX_NAME_LENGTH = 250;
const MAX_META_BYTES = 64 * 1024;
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f-\u009f]/;

/** Checks everything that can be checked without the log, and encodes the canonical texts. Throws InvalidArgument and PayloadTooLarge. */
export function encodeAppend(requests: readonly AppendRequest[], limits: AppendLimits): EncodedAppend {
  if (requests.length > 1 && new Set(requests.map(({ stream }) => stream)).size < requests.length)
    throw new InvalidArgument({ argument: 'stream', reason: 'The streams of one append must differ.' });
  let events = 0;
  let bytes = 0;
  let dataBytes = 0;
  const encoded = requests.map((request): EncodedRequest => {
    checkStream(request.stream);
    checkExpected(request.expected);
    checkIds(request.events);
    const texts: string[] = [];
    for (const event of request.events) {
      const { data, meta, ...size } = encodeEvent(request.stream, event, limits.maxEventBytes);
      texts.push(event.id, event.type, data, meta);
      events += 1;
      dataBytes += size.dataBytes;
      bytes += size.dataBytes + size.metaBytes;
      if (dataBytes > limits.maxAppendBytes)
        throw new PayloadTooLarge({ stream: request.stream, bytes: dataBytes, limit: limits.maxAppendBytes });
    }
    return [request.stream, request.expected, ...texts];
  });
  return { requests: encoded, events, bytes };
}

export function checkStream(stream: string): void {
  checkName('stream', stream);
}

export function checkExpected(expected: ExpectedRevision): void {
  if (expected === 'any' || expected === 'exists' || expected === 'no-stream') return;
  if (!Number.isSafeInteger(expected) || expected < -1)
    throw new InvalidArgument({
      argument: 'expected',
      reason: "It must be -1 or more, 'no-stream', 'exists' or 'any'.",
    });
}

/** Whether it can be the name of a stream or of a type. */
export const isName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.length > 0 &&
  name.length <= MAX_NAME_LENGTH &&
  !CONTROL_CHARACTER.test(name) &&
  name.isWellFormed();

function checkName(argument: string, name: string): void {
  if (!isName(name))
    throw new InvalidArgument({
      argument,
      reason: `It must have 1 to ${MAX_NAME_LENGTH} characters, none of them a control character.`,
    });
}

function checkIds(events: readonly NewEvent[]): void {
  const seen = new Set<string>();
  for (const { id } of events) {
    if (typeof id !== 'string' || !UUID.test(id))
      throw new InvalidArgument({ argument: 'id', reason: 'An event id is a UUID in lower case.' });
    if (seen.has(id))
      throw new InvalidArgument({ argument: 'id', reason: `The id ${id} appears twice in one append.` });
    seen.add(id);
  }
}

function encodeEvent(
  stream: string,
  { type, data, meta }: NewEvent,
  maxEventBytes: number,
): { data: string; meta: string; dataBytes: number; metaBytes: number } {
  checkName('type', type);
  const dataText = canonical('data', data);
  const metaText = canonical('meta', meta);
  const dataBytes = Buffer.byteLength(dataText);
  const metaBytes = Buffer.byteLength(metaText);
  if (dataBytes > maxEventBytes) throw new PayloadTooLarge({ stream, bytes: dataBytes, limit: maxEventBytes });
  if (metaBytes > MAX_META_BYTES) throw new PayloadTooLarge({ stream, bytes: metaBytes, limit: MAX_META_BYTES });
  return { data: dataText, meta: metaText, dataBytes, metaBytes };
}

function canonical(argument: string, value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    throw new InvalidArgument({
      argument,
      reason: `It cannot be written as canonical JSON: ${(error as Error).message}.`,
    });
  }
}

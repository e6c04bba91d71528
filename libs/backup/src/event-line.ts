import { canonicalJson } from '@crm/kernel';
import { positionNumber, positionText, type LogRow } from '@crm/event-store/log-file';

/** One stored event as one line of JSON, with everything that the log knows about it. Encrypted data stays encrypted. */
export function eventLine([position, stream, revision, id, type, data, meta, recordedAt, hash, mac]: LogRow): string {
  const envelope = JSON.stringify({
    position: positionText(position),
    stream,
    revision,
    id,
    type,
    recordedAt: new Date(recordedAt).toISOString(),
    hash,
    ...(mac !== '' && { mac }),
  });
  // The stored texts are canonical JSON: they are inserted unchanged.
  return `${envelope.slice(0, -1)},"meta":${meta},"data":${data}}`;
}

/** Throws an Error that says what is wrong with the line. */
export function rowOfLine(line: string): LogRow {
  const event = parsedObject(line);
  const text = (name: string): string => {
    const value = event[name];
    if (typeof value !== 'string' || value === '') throw new Error(`${name} is missing or not a string`);
    return value;
  };
  const json = (name: string): string => {
    const value = event[name];
    if (typeof value !== 'object' || value === null) throw new Error(`${name} is missing or not an object`);
    return canonicalJson(value);
  };
  const revision = event['revision'];
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0)
    throw new Error('revision is missing or not a whole number from 0');
  const digest = (name: string): string => {
    const value = text(name);
    if (!/^[0-9a-f]{64}$/.test(value)) throw new Error(`${name} is not a SHA-256 in lower-case hexadecimal digits`);
    return value;
  };
  const hash = digest('hash');
  return [
    positionOf(text('position')),
    text('stream'),
    revision,
    text('id'),
    text('type'),
    json('data'),
    json('meta'),
    momentOf(text('recordedAt')),
    hash,
    event['mac'] === undefined ? '' : digest('mac'),
  ];
}

function parsedObject(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it is not an event');
  return value as Record<string, unknown>;
}

function positionOf(text: string): number {
  const position = positionNumber(text);
  if (position === undefined || position === 0) throw new Error('position is not one that a log gives out (20 digits)');
  return position;
}

function momentOf(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment) || new Date(moment).toISOString() !== text)
    throw new Error('recordedAt is not a time (2026-01-31T12:00:00.000Z)');
  return moment;
}

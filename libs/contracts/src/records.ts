import * as contexts from './contexts.js';
import { sealRecord } from './log-sealed.event.js';
import { isPublic, type PublicRecord } from './public-record.js';
import { RecordKind } from './record-kind.js';
import { uniqueValueRecord } from './unique-value.events.js';
import type { EventDefinition } from './event-definition.js';

/** The kinds of record that the index file of a context exports. Exporting a kind is enough to register it. */
export const recordsOf = (door: object): RecordKind[] =>
  Object.values(door).filter((value): value is RecordKind => value instanceof RecordKind);

/** Every kind of record of this program. */
export const records: readonly RecordKind[] = [
  ...Object.values(contexts).flatMap(recordsOf),
  uniqueValueRecord,
  sealRecord,
];
/** The records whose events are shown in feeds. */
export const publicRecords: readonly PublicRecord[] = records.filter(isPublic);

/** Every event of this program, for the registry. */
export const events: readonly EventDefinition[] = records.flatMap(({ definitions }) => definitions);
/** How older versions of the events are read. */
export const upcasters = records.flatMap((record) => record.upcasters);

const byType = new Map(records.flatMap((record) => record.definitions.map(({ type }) => [type, record] as const)));
const byCategory = new Map(records.map((record) => [record.category, record]));

/** undefined for a type of a later release. */
export const recordOfType = (type: string): RecordKind | undefined => byType.get(type);
export const eventOfType = (type: string): EventDefinition | undefined => byType.get(type)?.events[type];
/** The record whose streams begin with the category. */
export const recordOfCategory = (category: string): RecordKind | undefined => byCategory.get(category);

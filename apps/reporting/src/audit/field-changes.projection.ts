import { fieldPath, shownData, type EventDefinition, type Telling } from '@crm/contracts';
import type { FieldChangeView } from '@crm/contracts/customers';
import { eventOfType, recordOfType } from '@crm/contracts/records';
import { ERASED, type RecordedEvent } from '@crm/event-store';

type Data = Readonly<Record<string, unknown>>;
type Said = Pick<RecordedEvent, 'type' | 'data' | 'erased'>;
type Change = { readonly from: unknown; readonly to: unknown };
type Field = Extract<Telling, { readonly field: unknown }>;
/** The value of each field after the earlier events. */
export type FieldsBefore = ReadonlyMap<string, unknown>;

/** Properties that describe a change and are not fields themselves. */
const FORM = ['fields', 'changes', 'added', 'removed', 'from', 'to', 'reason'];
const BOTH_ERASED: Change = { from: ERASED, to: ERASED };

/**
 * Returns the fields of an event before and after it, named as the record shows them: according to its definition, or by its shape if its
 * type is of a later release. A value that the event does not repeat is taken from `before`. Values of an erased person read `[erased]`.
 */
export function changesOf(event: Said, before: FieldsBefore = new Map()): FieldChangeView[] {
  const tells = eventOfType(event.type)?.tells ?? 'changed';
  if (tells === 'happened') return [];
  if (typeof tells === 'string') return byShape(event, tells === 'created', before);
  if ('says' in tells) return Object.entries(tells.says).map(([field, [from, to]]) => ({ field, from, to }));
  if ('fields' in tells) return changesAmong(tells.fields, event.data as Data);
  const field = fieldPath(tells.field, event.data);
  return [{ field, ...(event.erased ? BOTH_ERASED : change(field, tells, event.data as Data, before)) }];
}

/** Whether earlier events are needed to show the values before and after an event. */
export function needsWhatWasBefore(type: string): boolean {
  const definition = eventOfType(type);
  if (definition === undefined) return false;
  const { tells } = definition;
  if (typeof tells === 'string') return tells !== 'created' && tells !== 'happened' && saysNewValuesAlone(definition);
  if ('says' in tells || 'fields' in tells) return false;
  const { field, becomes } = tells;
  return becomes !== undefined || (typeof field === 'string' && field in definition.data.properties);
}

/** Whether the event has a field with its new value only, without the value before. */
function saysNewValuesAlone({ type, data }: EventDefinition): boolean {
  const names = recordOfType(type)?.names ?? [];
  if ('fields' in data.properties) return false;
  return Object.entries(data.properties as Record<string, { readonly properties?: object }>).some(
    ([field, { properties = {} }]) => !names.includes(field) && !FORM.includes(field) && !('from' in properties),
  );
}

/** Returns the reason of an event, if one was given. */
export function reasonOf({ type, data, erased }: Said): string | null {
  const { reason } = data as { reason?: string };
  if (reason !== undefined) return reason;
  return erased && (eventOfType(type)?.personalFields.includes('reason') ?? false) ? ERASED : null;
}

function change(field: string, { adds, takes, becomes }: Field, data: Data, before: FieldsBefore): Change {
  if (adds !== undefined) return { from: null, to: data[adds] };
  if (takes !== undefined) return { from: typeof takes === 'string' ? data[takes] : takes(data), to: null };
  if (becomes !== undefined) {
    const list = (before.get(field) ?? []) as readonly unknown[];
    return { from: list, to: becomes(list, data) };
  }
  if ('from' in data || 'to' in data) return { from: data['from'] ?? null, to: data['to'] ?? null };
  return { from: before.get(field) ?? null, to: data[field] };
}

/** Those of the fields that differ between `from` and `to`. */
function changesAmong(fields: readonly string[], { from, to }: Data): FieldChangeView[] {
  const [before, after] = [from, to].map((side) => (isObject(side) ? side : {})) as [Data, Data];
  const all = fields.map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }));
  return all.filter((each) => each.from !== each.to);
}

/** All properties of an opening event are new; those of later events have the value from before. */
function byShape(event: Said, opens: boolean, before: FieldsBefore): FieldChangeView[] {
  const definition = eventOfType(event.type);
  const data = { ...goneFrom(event, definition), ...shownData(definition, event.data) };
  if (Array.isArray(data['fields'])) return listed(data['fields'] as string[], data);
  const names = recordOfType(event.type)?.names ?? [];
  return Object.entries(data)
    .filter(([field]) => !names.includes(field) && !FORM.includes(field))
    .map(([field, value]) =>
      isChange(value)
        ? { field, from: value.from, to: value.to }
        : { field, from: opens ? null : (before.get(field) ?? null), to: value },
    );
}

function listed(fields: readonly string[], { changes }: Data): FieldChangeView[] {
  const said = isObject(changes) ? changes : {};
  return fields.map((field) => ({ field, ...(isChange(said[field]) ? said[field] : BOTH_ERASED) }));
}

/** Returns the personal properties of an erased person, which the event no longer contains. */
function goneFrom({ erased }: Said, definition: EventDefinition | undefined): Data {
  if (!erased || definition === undefined) return {};
  const { personalFields, secretFields } = definition;
  const gone = personalFields.filter((field) => !secretFields.includes(field));
  return Object.fromEntries(gone.map((field) => [field, ERASED]));
}

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null;
const isChange = (value: unknown): value is Change =>
  isObject(value) && 'from' in value && 'to' in value && Object.keys(value).length === 2;

import { hasFieldLists, readableFields, seesWholly } from '@crm/access';
import { shownData, shownFields, type Principal, type PublicRecord } from '@crm/contracts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Returns the data of an event as others see it, without the fields of its record that the caller may not see. Data that belongs to no
 * known field is hidden too.
 */
export function visibleData(
  principal: Principal,
  record: PublicRecord,
  event: { readonly type: string; readonly data: unknown },
): Record<string, unknown> {
  const data = shownData(record.events[event.type], event.data);
  if (!hasFieldLists(record.kind) || seesWholly(principal, record.kind)) return data;
  const visible = readableFields(principal, record.kind);
  const fields = shownFields(record, { type: event.type, data });
  const shown = Object.entries(data).filter(
    ([property]) => property === `${record.kind}Id` || visible.has(fields[property] ?? ''),
  );
  return { ...Object.fromEntries(shown), ...visibleChanges(data, visible) };
}

/** For events that name the changed fields: `fields` is unencrypted, `changes` is by field. */
function visibleChanges({ fields, changes }: Data, visible: ReadonlySet<string>): Data {
  if (!Array.isArray(fields)) return {};
  const isVisible = (field: string) => visible.has(field);
  if (typeof changes !== 'object' || changes === null) return { fields: fields.filter(isVisible) };
  return {
    fields: fields.filter(isVisible),
    changes: Object.fromEntries(Object.entries(changes).filter(([field]) => isVisible(field))),
  };
}

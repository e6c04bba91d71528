import { eventOfType, recordOfCategory, recordOfType } from '@crm/contracts/records';
import type { Outcome } from '@crm/contracts';

/** The record that an event of the trail is about. A record of a later release is recognised by the name of its stream. */
export interface AuditRecordName {
  readonly type: string;
  readonly id: string;
}

const CATEGORY_AND_ID = /^([a-z]+(?:-[a-z]+)*)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^-].*)$/;

/** `data` may still be encrypted. */
export function recordOf(stream: string, data: unknown): AuditRecordName {
  const [, category = stream, id = stream] = CATEGORY_AND_ID.exec(stream) ?? [];
  const record = recordOfCategory(category);
  if (record === undefined) return { type: category, id };
  const { kind, about } = record;
  const other = about && named(data, about.by);
  if (about !== undefined && other !== undefined) return { type: about.kind, id: other };
  return { type: kind, id: named(data, record.namedBy) ?? id };
}

function named(data: unknown, property: string | undefined): string | undefined {
  const value = property && ((data ?? {}) as Readonly<Record<string, unknown>>)[property];
  return typeof value === 'string' ? value : undefined;
}

/** undefined: the action was done. */
export const outcomeOf = (action: string): Outcome | undefined => {
  const definition = eventOfType(action);
  if (definition !== undefined) return definition.outcome;
  return action.endsWith('Failed') ? 'failed' : undefined;
};

/** `CustomerDetailsChanged` becomes `Customer details changed`. */
export const inWords = (action: string): string =>
  action.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Whether the action is part of the trail. */
export const isAudited = (action: string): boolean => recordOfType(action)?.audited !== false;

import type { FieldChange } from '@crm/contracts/customers';
import { ERASED, type RecordedEvent } from '@crm/event-store';
import { changesOf } from '../interactions/customer-changes.projection.js';

type Data = Readonly<Record<string, unknown>>;
interface Change {
  readonly from: unknown;
  readonly to: unknown;
}

/** What opens something: hashes of passwords and tokens, private keys. Never shown, to nobody. */
const SECRET = /(?:^hash|Hash|privateKey|[sS]ecret|[tT]oken|[sS]eed|[pP]assword)$/;
/** What stands in place of a secret that changed. */
const HIDDEN = '[hidden]';
/** Members that only say which record it is. */
const NAMES = [
  'userId',
  'teamId',
  'apiClientId',
  'sessionId',
  'fieldId',
  'kid',
  'customerId',
  'interactionId',
  'noteId',
];
const LISTS = ['fields', 'changes', 'personalChanges', 'added', 'removed', 'from', 'to', 'reason'];

/** Types that say by their name alone what became of a field. */
const SAID_BY_TYPE: Readonly<Record<string, readonly [field: string, from: unknown, to: unknown]>> = {
  UserActivated: ['status', 'registered', 'active'],
  UserDeactivated: ['status', 'active', 'deactivated'],
  UserReactivated: ['status', 'deactivated', 'active'],
  UserDeleted: ['status', 'known', 'deleted'],
  EmailVerified: ['emailVerified', false, true],
  PasswordChanged: ['password', HIDDEN, HIDDEN],
  TeamArchived: ['status', 'active', 'archived'],
  TeamRestored: ['status', 'archived', 'active'],
  ApiClientRevoked: ['status', 'active', 'revoked'],
  ApiClientSecretRotated: ['secret', HIDDEN, HIDDEN],
  SigningKeyRetired: ['status', 'signing', 'retired'],
  SigningKeyRevoked: ['status', 'accepted', 'revoked'],
  SessionEnded: ['status', 'open', 'ended'],
  CustomFieldArchived: ['status', 'active', 'archived'],
  CustomFieldRestored: ['status', 'archived', 'active'],
  InteractionVoided: ['status', 'written', 'voided'],
  NotePinned: ['pinned', false, true],
  NoteUnpinned: ['pinned', true, false],
  NoteRemoved: ['status', 'there', 'removed'],
};
/** What a change without a name is about. */
const ABOUT: Readonly<Record<string, string>> = {
  TeamRenamed: 'name',
  CustomFieldOptionChanged: 'options',
  UserRolesChanged: 'roles',
  ApiClientScopesChanged: 'scopes',
};
/** Streams that note what happened and are no record with fields. */
const NO_RECORD =
  /^(?:login-journal|administrators|bulk|refused-access|operator-command|usage|audit-export|api-token)-/;
const MEMBERS: Readonly<Record<string, 'add' | 'remove'>> = { TeamMemberAdded: 'add', TeamMemberRemoved: 'remove' };

/** What an event says, without secrets. */
export function shownData({ data }: Pick<RecordedEvent, 'data'>): Record<string, unknown> {
  return Object.fromEntries(Object.entries((data ?? {}) as Data).filter(([name]) => !SECRET.test(name)));
}

/**
 * Fields before and after, by the shape of the event, so that types which come later are told too. A value that the event does not repeat
 * is taken from what was folded before; `undefined` there means that nobody knows.
 */
export class RecordFold {
  private readonly fields = new Map<string, unknown>();

  apply(event: RecordedEvent): FieldChange[] {
    const changes = event.stream.startsWith('customer-') ? changesOf(event) : this.changes(event);
    for (const { field, to } of changes) this.fields.set(field, to);
    return changes;
  }

  private changes(event: RecordedEvent): FieldChange[] {
    const data = shownData(event);
    const { type, revision, erased } = event;
    if (NO_RECORD.test(event.stream)) return [];
    const said = SAID_BY_TYPE[type];
    if (said !== undefined) return [{ field: said[0], from: said[1], to: said[2] }];
    if (Array.isArray(data['fields'])) return listed(data['fields'] as string[], data);
    const about = ABOUT[type];
    if (about !== undefined) return [{ field: about, ...this.change(about, data, erased) }];
    if (MEMBERS[type] !== undefined) return [this.membership(type, String(data['userId']))];
    const opens = revision === 0 || /(Defined|Registered|Created)$/.test(type);
    return Object.entries(data).flatMap(([field, value]) => this.member(field, value, opens));
  }

  /** A change with two sides, or what was added to a list and taken from it. */
  private change(field: string, data: Data, erased: boolean): Change {
    if ('from' in data || 'to' in data) return { from: data['from'] ?? null, to: data['to'] ?? null };
    if (erased) return { from: ERASED, to: ERASED };
    const before = (this.fields.get(field) ?? []) as readonly unknown[];
    const removed = (data['removed'] ?? []) as readonly unknown[];
    const left = before.filter((value) => !removed.includes(value));
    return { from: before, to: [...left, ...((data['added'] ?? []) as readonly unknown[])] };
  }

  private membership(type: string, userId: string): FieldChange {
    const before = (this.fields.get('members') ?? []) as readonly string[];
    const without = before.filter((id) => id !== userId);
    return { field: 'members', from: before, to: MEMBERS[type] === 'add' ? [...without, userId] : without };
  }

  /** Of an opening every member is new; later ones are told where they are other than before. */
  private member(field: string, value: unknown, opens: boolean): FieldChange[] {
    if (NAMES.includes(field) || LISTS.includes(field)) return [];
    if (isChange(value)) return [{ field, from: value.from, to: value.to }];
    return [{ field, from: opens ? null : (this.fields.get(field) ?? null), to: value }];
  }
}

/** Whether the event says less than what was before it and after it: then its stream has to be read up to it. */
export const needsWhatWasBefore = (type: string): boolean =>
  ABOUT[type] !== undefined || MEMBERS[type] !== undefined || type === 'NoteEdited';

function listed(fields: readonly string[], { changes, personalChanges }: Data): FieldChange[] {
  const said = { ...(changes as Data | undefined), ...(personalChanges as Data | undefined) };
  return fields.map((field) => ({ field, ...(isChange(said[field]) ? said[field] : { from: ERASED, to: ERASED }) }));
}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value && Object.keys(value).length === 2;

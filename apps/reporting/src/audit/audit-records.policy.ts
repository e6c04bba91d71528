/** Which record an event of the trail is about, and how that event is called. Whatever is added later is told apart by the form of its stream. */
export interface AuditRecordName {
  readonly type: string;
  readonly id: string;
}

/** Categories of streams whose records are called otherwise. */
const TYPES: Readonly<Record<string, string>> = { 'custom-fields': 'custom-field', 'signing-keys': 'signing-key' };
/** Where one stream holds many records: the member of the event that names the one. */
const NAMED_BY: Readonly<Record<string, string>> = { 'custom-fields': 'fieldId', 'signing-keys': 'kid' };
const CATEGORY_AND_ID = /^([a-z]+(?:-[a-z]+)*)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^-].*)$/;

/** `data` may still be sealed. */
export function recordOf(stream: string, data: unknown): AuditRecordName {
  const [, category = stream, id = stream] = CATEGORY_AND_ID.exec(stream) ?? [];
  const members = (data ?? {}) as Readonly<Record<string, unknown>>;
  const named = members[NAMED_BY[category] ?? ''];
  // A failed log-in counts against an address that nobody can read; where there is an account, it is about that.
  if (category === 'login-journal' && typeof members['userId'] === 'string')
    return { type: 'user', id: members['userId'] };
  if (category === 'api-token' && typeof members['apiClientId'] === 'string')
    return { type: 'api-client', id: members['apiClientId'] };
  return { type: TYPES[category] ?? category, id: typeof named === 'string' ? named : id };
}

/** Everything else was done. */
const OUTCOMES: Readonly<Record<string, 'refused' | 'failed'>> = {
  AccessRefused: 'refused',
  LoginFailed: 'refused',
  RefreshTokenReuseDetected: 'refused',
};

/** undefined: it was done. */
export const outcomeOf = (action: string): 'refused' | 'failed' | undefined =>
  OUTCOMES[action] ?? (action.endsWith('Failed') ? 'failed' : undefined);

/** `CustomerDetailsChanged` is `Customer details changed`. */
export const inWords = (action: string): string =>
  action.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Who holds a unique value is told by the record that took it, and a seal changes nothing: these events add nothing that anybody asks for. */
const UNTOLD = ['ValueClaimed', 'ValueReleased', 'LogSealed'];
export const isTold = (action: string): boolean => !UNTOLD.includes(action);

import type { CustomerEvent } from '@crm/contracts/customers';

/** The id of a customer in another system. */
export interface ExternalId {
  readonly system: string;
  readonly id: string;
}

/** The kind of claims on external ids. */
export const EXTERNAL_ID = 'customer-external-id';

/** Compared for uniqueness. Unambiguous, because a system's name has no colon. */
export const externalKey = ({ system, id }: ExternalId): string => `${system}:${id}`;

/** Returns the events that turn one list into the other. */
export function replaceExternalIds(
  customerId: string,
  current: readonly ExternalId[],
  wanted: readonly ExternalId[],
): CustomerEvent[] {
  const [had, has] = [new Set(current.map(externalKey)), new Set(wanted.map(externalKey))];
  return [
    ...current.filter((one) => !has.has(externalKey(one))).map((one) => said('ExternalIdUnlinked', customerId, one)),
    ...once(wanted)
      .filter((one) => !had.has(externalKey(one)))
      .map((one) => said('ExternalIdLinked', customerId, one)),
  ];
}

export const once = (ids: readonly ExternalId[]): ExternalId[] => [
  ...new Map(ids.map((one) => [externalKey(one), one])).values(),
];

const said = (
  type: 'ExternalIdLinked' | 'ExternalIdUnlinked',
  customerId: string,
  { system, id }: ExternalId,
): CustomerEvent => ({ type, data: { customerId, system, externalId: id } });

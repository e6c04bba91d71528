import type { ContactPointKind, CustomerContactPoint, CustomerEvent } from '@crm/contracts/customers';

/** A contact point as it is asked for. Without any `primary`, the first of a list is. */
export interface WantedPoint {
  readonly value: string;
  readonly label?: string;
  readonly primary?: boolean;
}

/** What two spellings of one mailbox have in common: compared for uniqueness, never shown. Case matters to no mail server that counts. */
export const mailboxOf = (address: string): string => address.toLowerCase().normalize('NFC');

/** Two points with one key are the same point. Phones come as E.164, which has one spelling. */
export const pointKey = (kind: ContactPointKind, value: string): string =>
  kind === 'email' ? mailboxOf(value) : value;

/** The list with exactly one primary point, unless it is empty. Later repetitions of a point are dropped. */
export function ranked(kind: ContactPointKind, wanted: readonly WantedPoint[]): CustomerContactPoint[] {
  const different = new Map<string, WantedPoint>();
  for (const point of wanted) {
    const key = pointKey(kind, point.value);
    if (!different.has(key)) different.set(key, point);
  }
  const points = [...different.values()];
  const first = Math.max(
    0,
    points.findIndex((point) => point.primary === true),
  );
  return points.map(({ value, label }, index) => ({
    value,
    ...(label !== undefined && { label }),
    primary: index === first,
  }));
}

/** The facts that turn one list into the other. The order of a list is the order of its additions and cannot be changed. */
export function replacePoints(
  customerId: string,
  kind: ContactPointKind,
  current: readonly CustomerContactPoint[],
  wanted: readonly WantedPoint[],
): CustomerEvent[] {
  const next = ranked(kind, wanted);
  const known = new Map(current.map((point) => [pointKey(kind, point.value), point]));
  const kept = new Set(next.map((point) => pointKey(kind, point.value)));
  const removed = current
    .filter((point) => !kept.has(pointKey(kind, point.value)))
    .map(({ value }): CustomerEvent => ({ type: 'ContactPointRemoved', data: { customerId, kind, value } }));
  const changed: CustomerEvent[] = [];
  const added: CustomerEvent[] = [];
  for (const point of next) {
    const from = known.get(pointKey(kind, point.value));
    if (from === undefined) added.push({ type: 'ContactPointAdded', data: { customerId, kind, point } });
    else if (!equalPoints(from, point))
      changed.push({ type: 'ContactPointChanged', data: { customerId, kind, from, to: point } });
  }
  return [...removed, ...changed, ...added];
}

/** The facts that add what is not there yet; what is there stays as it is. */
export function addPoints(
  customerId: string,
  kind: ContactPointKind,
  current: readonly CustomerContactPoint[],
  wanted: readonly WantedPoint[],
): CustomerEvent[] {
  const known = new Set(current.map((point) => pointKey(kind, point.value)));
  return ranked(kind, wanted)
    .filter((point) => !known.has(pointKey(kind, point.value)))
    .map((point): CustomerEvent => ({
      type: 'ContactPointAdded',
      data: { customerId, kind, point: { ...point, primary: current.length === 0 && point.primary } },
    }));
}

const equalPoints = (one: CustomerContactPoint, other: CustomerContactPoint): boolean =>
  one.value === other.value && one.label === other.label && one.primary === other.primary;

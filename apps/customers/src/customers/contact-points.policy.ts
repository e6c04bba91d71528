import type {
  ContactPointKind,
  CustomerContactPoint,
  CustomerEmail,
  CustomerEvent,
  CustomerPhone,
} from '@crm/contracts/customers';

/** Contact points as they are asked for. Without any `primary`, the first of a list is. */
export type WantedEmail = Omit<CustomerEmail, 'primary'> & { readonly primary?: boolean };
export type WantedPhone = Omit<CustomerPhone, 'primary'> & { readonly primary?: boolean };
export type WantedPoint = WantedEmail | WantedPhone;
/** What reaches somebody, without label and rank. */
export type Reach = Pick<CustomerEmail, 'address'> | Pick<CustomerPhone, 'number'>;

/** What two spellings of one mailbox have in common: compared for uniqueness, never shown. Case matters to no mail server that counts. */
export const mailboxOf = (address: string): string => address.toLowerCase().normalize('NFC');

/** Two points with one key are the same point. Phones come as E.164, which has one spelling. */
export const pointKey = (point: Reach): string => ('address' in point ? mailboxOf(point.address) : point.number);

const reachOf = (point: Reach): Reach => ('address' in point ? { address: point.address } : { number: point.number });
const kindOf = (point: Reach): ContactPointKind => ('address' in point ? 'email' : 'phone');

/** The list with exactly one primary point, unless it is empty. Later repetitions of a point are dropped. */
export function ranked<Point extends WantedPoint>(wanted: readonly Point[]): (Point & { primary: boolean })[] {
  const different = new Map<string, Point>();
  for (const point of wanted) {
    const key = pointKey(point);
    if (!different.has(key)) different.set(key, point);
  }
  const points = [...different.values()];
  const first = Math.max(
    0,
    points.findIndex((point) => point.primary === true),
  );
  return points.map((point, index) => ({ ...point, primary: index === first }));
}

/** The facts that turn one list into the other. The order of a list is the order of its additions and cannot be changed. */
export function replacePoints(
  customerId: string,
  current: readonly CustomerContactPoint[],
  wanted: readonly WantedPoint[],
): CustomerEvent[] {
  const next = ranked(wanted);
  const known = new Map(current.map((point) => [pointKey(point), point]));
  const kept = new Set(next.map(pointKey));
  const removed = current
    .filter((point) => !kept.has(pointKey(point)))
    .map((point): CustomerEvent => ({
      type: 'ContactPointRemoved',
      data: { customerId, kind: kindOf(point), ...reachOf(point) },
    }));
  const changed: CustomerEvent[] = [];
  const added: CustomerEvent[] = [];
  for (const point of next) {
    const kind = kindOf(point);
    const from = known.get(pointKey(point));
    if (from === undefined) added.push({ type: 'ContactPointAdded', data: { customerId, kind, point } });
    else if (!equalPoints(from, point))
      changed.push({ type: 'ContactPointChanged', data: { customerId, kind, from, to: point } });
  }
  return [...removed, ...changed, ...added];
}

/** The facts that add what is not there yet; what is there stays as it is. */
export function addPoints(
  customerId: string,
  current: readonly CustomerContactPoint[],
  wanted: readonly WantedPoint[],
): CustomerEvent[] {
  const known = new Set(current.map(pointKey));
  return ranked(wanted)
    .filter((point) => !known.has(pointKey(point)))
    .map((point): CustomerEvent => ({
      type: 'ContactPointAdded',
      data: { customerId, kind: kindOf(point), point: { ...point, primary: current.length === 0 && point.primary } },
    }));
}

const spelling = (point: Reach): string => ('address' in point ? point.address : point.number);
const equalPoints = (one: CustomerContactPoint, other: CustomerContactPoint): boolean =>
  spelling(one) === spelling(other) && one.label === other.label && one.primary === other.primary;

import { mailboxOf } from '@crm/contracts';
import type {
  ContactPointKind,
  CustomerContactPoint,
  CustomerEmail,
  CustomerEvent,
  CustomerPhone,
} from '@crm/contracts/customers';

/** Contact points as requested. If none is `primary`, the first of the list is. */
export type WantedEmail = Omit<CustomerEmail, 'primary'> & { readonly primary?: boolean };
export type WantedPhone = Omit<CustomerPhone, 'primary'> & { readonly primary?: boolean };
export type WantedPoint = WantedEmail | WantedPhone;
/** An address or a number, without label and rank. */
export type Reach = Pick<CustomerEmail, 'address'> | Pick<CustomerPhone, 'number'>;

/** The kind of claims on e-mail addresses. */
export const CUSTOMER_EMAIL = 'customer-email';

/** Points with equal keys are the same point. Phones arrive as E.164, which has one spelling per number. */
export const pointKey = (point: Reach): string => ('address' in point ? mailboxOf(point.address) : point.number);

/**
 * How events name a point of a customer: as every release compared addresses. A customer of an earlier release may have a mailbox twice, in
 * two spellings.
 */
export const namesPoint = (name: Reach, point: Reach): boolean => nameOf(name) === nameOf(point);
const nameOf = (point: Reach): string =>
  'address' in point ? point.address.toLowerCase().normalize('NFC') : point.number;

const reachOf = (point: Reach): Reach => ('address' in point ? { address: point.address } : { number: point.number });
const kindOf = (point: Reach): ContactPointKind => ('address' in point ? 'email' : 'phone');

/** Returns the list with exactly one primary point, unless it is empty. Later repetitions of a point are dropped. */
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

/** Returns the events that turn one list into the other. Points stay in the order in which they were added. */
export function replacePoints(
  customerId: string,
  current: readonly CustomerContactPoint[],
  wanted: readonly WantedPoint[],
): CustomerEvent[] {
  const next = ranked(wanted);
  const known = new Map(next.map((point) => [point, samePoint(current, point)]));
  const kept = new Set(known.values());
  const removed = current
    .filter((point) => !kept.has(point))
    .map((point): CustomerEvent => ({
      type: 'ContactPointRemoved',
      data: { customerId, kind: kindOf(point), ...reachOf(point) },
    }));
  const changed: CustomerEvent[] = [];
  const added: CustomerEvent[] = [];
  for (const point of next) {
    const kind = kindOf(point);
    const from = known.get(point);
    if (from === undefined) added.push({ type: 'ContactPointAdded', data: { customerId, kind, point } });
    else if (!equalPoints(from, point))
      changed.push({ type: 'ContactPointChanged', data: { customerId, kind, from, to: point } });
  }
  return [...removed, ...changed, ...added];
}

/** The point in the same spelling, or else one of the same mailbox or number. */
const samePoint = (points: readonly CustomerContactPoint[], wanted: WantedPoint): CustomerContactPoint | undefined =>
  points.find((point) => namesPoint(point, wanted)) ?? points.find((point) => pointKey(point) === pointKey(wanted));

/** Returns the events that add missing points; existing points stay as they are. */
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

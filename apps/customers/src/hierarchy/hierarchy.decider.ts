import {
  HierarchyTooDeep,
  MAX_LEVELS,
  MAX_SUBSIDIARIES,
  SubsidiaryOfItself,
  TooManySubsidiaries,
  type HierarchyEvent,
} from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';

/** `revision`: of the customer's own stream. */
export type HierarchyCommand =
  /** The customer is about to become a subsidiary, by an event right after that revision. */
  | { readonly type: 'Reserve'; readonly customerId: string; readonly parentId: string; readonly revision: number }
  /** What the customer is a subsidiary of at that revision. */
  | {
      readonly type: 'Settle';
      readonly customerId: string;
      readonly parentId: string | null;
      readonly revision: number;
    };

interface Reservation {
  readonly parentId: string;
  readonly revision: number;
}

/** What one customer is a subsidiary of, and what it may become one of. */
interface Place {
  readonly parentId: string | null;
  /** At which that was known. */
  readonly revision: number;
  readonly reserved: readonly Reservation[];
}

/**
 * By customer. Holds every link that there is, and those that may come to be; so what closes no circle here closes none anywhere, whenever
 * the streams of the customers follow.
 */
export type Hierarchy = Readonly<Record<string, Place>>;

const NOWHERE: Place = { parentId: null, revision: -1, reserved: [] };

function decide(command: HierarchyCommand, hierarchy: Hierarchy): HierarchyEvent[] {
  return command.type === 'Reserve' ? reserve(command, hierarchy) : settle(command, hierarchy);
}

function reserve(
  { customerId, parentId, revision }: HierarchyCommand & { type: 'Reserve' },
  hierarchy: Hierarchy,
): HierarchyEvent[] {
  const { reserved } = hierarchy[customerId] ?? NOWHERE;
  if (reserved.some((each) => each.parentId === parentId && each.revision === revision)) return [];
  const above = ancestorsOf(parentId, hierarchy);
  if (parentId === customerId || above.has(customerId)) throw new SubsidiaryOfItself({ customerId, parentId });
  if (levelsAbove(parentId, hierarchy) + 1 + levelsBelow(customerId, hierarchy) > MAX_LEVELS)
    throw new HierarchyTooDeep({ customerId, limit: MAX_LEVELS });
  if (hierarchy[customerId] === undefined && Object.keys(hierarchy).length >= MAX_SUBSIDIARIES)
    throw new TooManySubsidiaries({ limit: MAX_SUBSIDIARIES });
  return [{ type: 'SubsidiaryReserved', data: { customerId, parentId, revision } }];
}

function settle(
  { customerId, parentId, revision }: HierarchyCommand & { type: 'Settle' },
  hierarchy: Hierarchy,
): HierarchyEvent[] {
  const place = hierarchy[customerId] ?? NOWHERE;
  const isOld = revision < place.revision;
  const isKnown = place.parentId === parentId && place.reserved.every((each) => each.revision >= revision);
  return isOld || isKnown ? [] : [{ type: 'SubsidiarySettled', data: { customerId, parentId, revision } }];
}

function evolve(hierarchy: Hierarchy, { type, data }: HierarchyEvent): Hierarchy {
  const place = hierarchy[data.customerId] ?? NOWHERE;
  if (type === 'SubsidiaryReserved') {
    const { parentId, revision } = data;
    return { ...hierarchy, [data.customerId]: { ...place, reserved: [...place.reserved, { parentId, revision }] } };
  }
  // What was reserved for an earlier revision has come to be, or never can: the customer's stream has passed it.
  const reserved = place.reserved.filter((each) => each.revision >= data.revision);
  // Also without a parent: what is older than its revision is outdated.
  return { ...hierarchy, [data.customerId]: { parentId: data.parentId, revision: data.revision, reserved } };
}

const parentsOf = (id: string, hierarchy: Hierarchy): readonly string[] => {
  const { parentId, reserved } = hierarchy[id] ?? NOWHERE;
  return [...(parentId === null ? [] : [parentId]), ...reserved.map((each) => each.parentId)];
};

function ancestorsOf(id: string, hierarchy: Hierarchy): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const parent of parentsOf(next, hierarchy))
      if (!found.has(parent)) {
        found.add(parent);
        open.push(parent);
      }
  return found;
}

/** Links from here to the farthest end, over nodes that form no circle. */
function longest(id: string, next: (id: string) => readonly string[]): number {
  return Math.max(0, ...next(id).map((each) => 1 + longest(each, next)));
}

const levelsAbove = (id: string, hierarchy: Hierarchy): number => 1 + longest(id, (each) => parentsOf(each, hierarchy));

function levelsBelow(id: string, hierarchy: Hierarchy): number {
  const children = new Map<string, string[]>();
  for (const child of Object.keys(hierarchy))
    for (const parent of parentsOf(child, hierarchy)) children.set(parent, [...(children.get(parent) ?? []), child]);
  return longest(id, (each) => children.get(each) ?? []);
}

/** One stream for the deployment, so organisations that become subsidiaries of each other at the same time cannot both succeed. */
export const HIERARCHY_ID = 'all';

export const hierarchyDecider: Decider<Hierarchy, HierarchyCommand, HierarchyEvent> = {
  category: 'customer-hierarchy',
  initial: {},
  decide,
  evolve,
};

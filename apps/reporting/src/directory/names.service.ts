import { readableFields, reaches } from '@crm/access';
import { NAMED_KINDS, type NamedKind, type NamesView, type Principal } from '@crm/contracts';
import { collectionOf, type ReadModelStore } from '@crm/read-models';
import { customerList, type CustomerRow } from '../customers/customer-list.projection.js';
import { directoryList, type DirectoryRow } from './directory-list.projection.js';

/** Names by id. */
export type Names = ReadonlyMap<string, string>;
type Store = Pick<ReadModelStore, 'getMany'>;
type Named = Pick<DirectoryRow, 'id' | 'name'> & { readonly kind: NamedKind };

/** Names of users, teams and API clients. */
export async function namesOf(store: Store, ids: Iterable<string>): Promise<Names> {
  return byId([...(await listed(store, new Set(ids))).values()]);
}

/** Those, and of the customers that the principal may read. */
export async function namesFor(principal: Principal, store: Store, ids: Iterable<string>): Promise<Names> {
  return byId(await namedFor(principal, store, ids));
}

/** The same, by kind. */
export async function namesByKind(principal: Principal, store: Store, ids: Iterable<string>): Promise<NamesView> {
  const named = await namedFor(principal, store, ids);
  const ofKind = (kind: NamedKind) => [kind, Object.fromEntries(byId(named.filter((each) => each.kind === kind)))];
  return Object.fromEntries(NAMED_KINDS.map(ofKind)) as NamesView;
}

const byId = (named: readonly Pick<Named, 'id' | 'name'>[]): Names => new Map(named.map(({ id, name }) => [id, name]));

/** One look-up in the directory, and one among customers for what is not there. */
async function namedFor(principal: Principal, store: Store, ids: Iterable<string>): Promise<Named[]> {
  const wanted = new Set(ids);
  const found = await listed(store, wanted);
  const others = [...wanted].filter((id) => !found.has(id));
  if (others.length === 0 || !readableFields(principal, 'customer').has('name')) return [...found.values()];
  const customers = [...(await store.getMany<CustomerRow>(collectionOf(customerList), others)).values()];
  const readable = customers.filter((row) => reaches(principal, 'customer.read', row));
  return [...found.values(), ...readable.map(({ id, name }) => ({ id, name, kind: 'customer' as const }))];
}

async function listed(store: Store, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, DirectoryRow>> {
  return ids.size === 0 ? new Map() : store.getMany<DirectoryRow>(collectionOf(directoryList), [...ids]);
}

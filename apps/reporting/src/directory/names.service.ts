import { NAMED_KINDS, type NamesView } from '@crm/contracts';
import { collectionOf, type ReadModelStore } from '@crm/read-models';
import { directoryList, type DirectoryRow } from './directory-list.projection.js';

/** Names by id. Ids of anything but users, teams and API clients have none. */
export type Names = ReadonlyMap<string, string>;

/** One look-up. */
export async function namesOf(store: Pick<ReadModelStore, 'getMany'>, ids: Iterable<string>): Promise<Names> {
  const rows = await rowsOf(store, ids);
  return new Map([...rows].map(([id, { name }]) => [id, name]));
}

/** The same, by kind. */
export async function namesByKind(store: Pick<ReadModelStore, 'getMany'>, ids: Iterable<string>): Promise<NamesView> {
  const rows = [...(await rowsOf(store, ids)).values()];
  const ofKind = (kind: DirectoryRow['kind']): [string, Record<string, string>] => [
    kind,
    Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ id, name }) => [id, name])),
  ];
  return Object.fromEntries(NAMED_KINDS.map(ofKind)) as unknown as NamesView;
}

async function rowsOf(
  store: Pick<ReadModelStore, 'getMany'>,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, DirectoryRow>> {
  const wanted = [...new Set(ids)];
  return wanted.length === 0 ? new Map() : store.getMany<DirectoryRow>(collectionOf(directoryList), wanted);
}

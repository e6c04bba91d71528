import { requireRight } from '@crm/access';
import { directoryView, GetNames, ListDirectory, type DirectoryPage, type FoundNames } from '@crm/contracts/identity';
import { collectionOf, type CollectionSpec } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { customerList } from '../customers/customer-list.projection.js';
import { isStale } from '../lists/fitness.service.js';
import { answerList, type List } from '../lists/list-question.service.js';
import { ReadSide } from '../lists/read-side.service.js';
import { directoryList, type DirectoryRow } from './directory-list.projection.js';
import { namesByKind } from './names.service.js';

const { listed: _hidden, ...fields } = directoryList.collection.fields;
const collection: CollectionSpec = { name: collectionOf(directoryList), ...directoryList.collection, fields };
const LIST: List = { projection: directoryList, collection, defaultSort: directoryView.defaultSort };

@QueryHandler(ListDirectory)
export class ListDirectoryHandler implements IQueryHandler<ListDirectory> {
  constructor(private readonly views: ReadSide) {}

  async execute({ question, context }: ListDirectory): Promise<DirectoryPage> {
    requireRight(context.principal, 'directory.read');
    const only = { field: 'listed', op: 'eq', value: true } as const;
    const page = await answerList<DirectoryRow>(this.views, LIST, question, { only, context });
    return { ...page, items: page.items.map(({ listed: _always, ...entry }) => entry) };
  }
}

@QueryHandler(GetNames)
export class GetNamesHandler implements IQueryHandler<GetNames> {
  constructor(private readonly views: ReadSide) {}

  async execute({ ids, context }: GetNames): Promise<FoundNames> {
    const { principal } = context;
    requireRight(principal, 'directory.read');
    const lags = [];
    for (const view of [directoryList, customerList]) lags.push(await isStale(this.views.progress, view, context));
    return { names: await namesByKind(principal, this.views.store, ids), stale: lags.includes(true) };
  }
}

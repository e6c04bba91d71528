import { readableCustomer } from '../customers/readable-customer.service.js';
import type { RecordList } from '../lists/record-list.service.js';
import { readerOf } from '../lists/record-queries.query.js';
import type { ExportableList } from './exportable-list.service.js';
import { exportColumnsOf } from './view-columns.service.js';

/** Exports a list of records, with the rows and fields that its queries show. */
export function exportOf(records: RecordList): ExportableList {
  const { view, readWith, owners } = records;
  const readableBy = readerOf(records);
  const columns = exportColumnsOf(view);
  return {
    name: view.name,
    title: view.title,
    readWith,
    ofTeams: owners === 'members',
    async open({ context, customerId, views }) {
      if (customerId !== undefined) await readableCustomer(views, context, customerId);
      return { ...readableBy(context.principal, customerId), columns };
    },
  };
}

import { hasFieldLists } from '@crm/access';
import { readableCustomer } from '../customers/readable-customer.service.js';
import { seesField, type RecordList } from '../lists/record-list.service.js';
import { readerOf, requireSearchable } from '../lists/record-queries.query.js';
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
    ...(hasFieldLists(view.record) && { fields: view.record }),
    async open({ context, customerId, q, views }) {
      requireSearchable(records, context.principal, q);
      if (customerId !== undefined) await readableCustomer(views, context, customerId);
      const sees = seesField(view.record, context.principal);
      return { ...readableBy(context.principal, customerId), columns: columns.filter(({ of }) => sees(of)) };
    },
  };
}

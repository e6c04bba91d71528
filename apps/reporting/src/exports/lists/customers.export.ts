import { readableFields } from '@crm/access';
import { customerView, GetCustomFieldDefinitions, type CustomField } from '@crm/contracts/customers';
import type { CustomerRow } from '../../customers/customer-list.projection.js';
import { customersFor, requireSearchable } from '../../customers/customer-list.query.js';
import { fieldsInUse } from '../../lists/custom-fields.projection.js';
import { column, joined, type ExportableList, type ExportColumn } from '../exportable-list.service.js';
import { exportColumnsOf } from '../view-columns.service.js';

/** Each column names the field of the customer that it shows; a caller who may not see the field does not get the column. */
const COLUMNS = exportColumnsOf(customerView);

const customColumn = ({ key }: CustomField): ExportColumn =>
  column<CustomerRow>(`custom.${key}`, key, ({ customFields }) => {
    const value = customFields[key];
    return typeof value === 'object' ? joined(value) : value;
  });

export const customersExport: ExportableList = {
  name: customerView.name,
  title: customerView.title,
  readWith: 'customer.read',
  fields: 'customer',
  async open({ context, q, services }) {
    const { principal } = context;
    requireSearchable(principal, q);
    const definitions = await services.query(new GetCustomFieldDefinitions('customer'), context);
    const visible = readableFields(principal, 'customer');
    const custom = visible.has('customFields') ? fieldsInUse(definitions).map(customColumn) : [];
    const own = COLUMNS.filter(({ of }) => visible.has(of));
    return { ...customersFor(principal, definitions), columns: [...own, ...custom] };
  },
};

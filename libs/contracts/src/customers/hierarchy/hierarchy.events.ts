import Type from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';

const customerId = Type.String({ format: 'uuid' });
const revision = Type.Integer({ description: 'Revision of the customer’s stream.' });

/** One stream decides that organisations form no circle: see apps/customers/src/hierarchy/README.md. */
export const hierarchyRecord = defineRecord({
  kind: 'customer-hierarchy',
  names: ['customerId'],
  audited: false,
  events: {
    SubsidiaryReserved: {
      description:
        'An organisation may become a subsidiary of another one: that closes no circle. The change of its own stream follows.',
      tells: 'happened',
      data: { customerId, parentId: Type.String({ format: 'uuid' }), revision },
    },
    SubsidiarySettled: {
      description: 'What an organisation is a subsidiary of at that revision. Other reservations of it are over.',
      tells: 'happened',
      data: { customerId, parentId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]), revision },
    },
  },
});
export type HierarchyEvent = EventOf<typeof hierarchyRecord>;

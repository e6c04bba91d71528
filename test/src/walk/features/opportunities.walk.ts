import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    opportunity.create     all    all      all    -        -          -        all
    opportunity.read       all    team     team   all      -          all      all
    opportunity.update     all    team     own    -        -          -        all
    opportunity.reopen     all    team     -      -        -          -        all
    opportunity.assign     all    team     -      -        -          -        all
    opportunity.archive    all    team     -      -        -          -        all
  `,
  routes: [
    [/^get \/api\/v1\/opportunities/, 'opportunity.read'],
    [/^post \/api\/v1\/opportunities$/, 'opportunity.create'],
    [/^patch \/api\/v1\/opportunities\/\{\w+\}$/, 'opportunity.update'],
    [/^post \/api\/v1\/opportunities\/\{\w+\}\/(move|win|lose)$/, 'opportunity.update'],
    [/^post \/api\/v1\/opportunities\/\{\w+\}\/reopen$/, 'opportunity.reopen'],
    [/^post \/api\/v1\/opportunities\/\{\w+\}\/assign$/, 'opportunity.assign'],
    [/^post \/api\/v1\/opportunities\/\{\w+\}\/(archive|restore)$/, 'opportunity.archive'],
  ],
  records: {
    opportunityId: {
      read: 'opportunity.read',
      // About a customer: Support reads those of all owners.
      make: async (records, owner) => {
        const body = { title: 'Walked', customerId: await records.customer(owner) };
        return records.created('/opportunities', { ...body, ...(owner.id !== '' && { ownerId: owner.id }) });
      },
    },
  },
});

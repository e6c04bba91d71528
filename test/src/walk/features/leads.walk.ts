import { unique } from '../cast.js';
import { walked } from '../feature.js';

export default walked({
  // Support reads leads about customers, and those of this walk are.
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    lead.create            all    all      all    -        all        -        all
    lead.read              all    team     team   all      all        all      all
    lead.update            all    team     own    -        all        -        all
    lead.move              all    team     own    -        -          -        all
    lead.assign            all    team     own    -        -          -        all
    lead.archive           all    team     own    -        -          -        all
  `,
  routes: [
    [/^get \/api\/v1\/leads/, 'lead.read'],
    [/^post \/api\/v1\/leads$/, 'lead.create'],
    [/^patch \/api\/v1\/leads\/\{\w+\}$/, 'lead.update'],
    [/^post \/api\/v1\/leads\/\{\w+\}\/(contact|qualify|lose|reopen|step-back)$/, 'lead.move'],
    [/^post \/api\/v1\/leads\/\{\w+\}\/assign$/, 'lead.assign'],
    [/^post \/api\/v1\/leads\/\{\w+\}\/(archive|restore)$/, 'lead.archive'],
  ],
  records: {
    leadId: {
      read: 'lead.read',
      writes: { marketing: ['score', 'campaign'] },
      make: async (records, owner) =>
        records.created('/leads', {
          name: unique('Lead'),
          customerId: await records.customer(owner),
          ownerId: owner.id === '' ? null : owner.id,
        }),
    },
  },
});

import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    customer.import        all    own      -      -        -          -        own
  `,
  routes: [[/^\w+ \/api\/v1\/imports/, 'customer.import']],
  records: {
    importId: {
      read: 'customer.import',
      make: async (records) => {
        const birthday = { key: 'birthday', label: 'Birthday', type: 'date' };
        await records.once('birthday', () => records.created('/custom-fields', birthday));
        const csv = 'Customer Name,Customer Email,Age,Birthday\nAda,ada@walk.example,36,10.12.1990\n';
        return records.created('/imports', csv, 'text/csv');
      },
    },
  },
});

import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    list.export            all    all      -      -        -          -        -
  `,
  routes: [[/^\w+ \/api\/v1\/(customers\/\{\w+\}\/)?exports\b/, 'list.export']],
  records: {
    // All meet the same one: each export costs a thread.
    exportId: {
      read: 'list.export',
      make: (records) => records.once('export', () => records.created('/exports', { list: 'teams', format: 'csv' })),
    },
  },
});

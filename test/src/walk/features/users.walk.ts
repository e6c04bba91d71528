import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    user.read              all    team     -      -        -          all      -
    user.manage            all    -        -      -        -          -        -
  `,
  routes: [
    [/^\w+ \/api\/v1\/users\/\{\w+\}\/sessions$/, 'user.manage'],
    [/^get \/api\/v1\/users/, 'user.read'],
    [/^\w+ \/api\/v1\/users/, 'user.manage'],
  ],
  records: {
    userId: {
      read: 'user.read',
      make: async (records, owner, { method }) => (method === 'get' ? owner.id : records.user()),
    },
  },
});

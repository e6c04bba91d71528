import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    user.read              all    team     -      -        -          all      -
    user.manage            all    -        -      -        -          -        -
    user.absence           all    team     -      -        -          -        -
  `,
  routes: [
    [/^\w+ \/api\/v1\/users\/\{\w+\}\/sessions$/, 'user.manage'],
    [/^put \/api\/v1\/users\/\{\w+\}\/absence$/, 'user.absence'],
    [/^get \/api\/v1\/users/, 'user.read'],
    [/^\w+ \/api\/v1\/users/, 'user.manage'],
  ],
  records: {
    userId: {
      read: 'user.read',
      make: async (records, owner, { method, path }) =>
        method === 'get' || path.endsWith('/absence') ? owner.id : records.user(),
    },
  },
});

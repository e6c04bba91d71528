import { unique } from '../cast.js';
import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    api-client.read        all    -        -      -        -          all      -
    api-client.manage      all    -        -      -        -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/api-clients/, 'api-client.read'],
    [/^\w+ \/api\/v1\/api-clients/, 'api-client.manage'],
  ],
  records: {
    apiClientId: {
      read: 'api-client.read',
      make: (records) => records.made('/api-clients', { name: unique('Client') }),
    },
  },
});

import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    audit.read             all    -        -      -        -          all      -
    audit.export           all    -        -      -        -          all      -
    usage.read             all    -        -      -        -          all      -
  `,
  routes: [
    [/^get \/api\/v1\/customers\/\{\w+\}\/history$/, 'audit.read'],
    [/^get \/api\/v1\/audit\/export$/, 'audit.export'],
    [/^get \/api\/v1\/audit/, 'audit.read'],
    [/^get \/api\/v1\/usage$/, 'usage.read'],
  ],
  records: {
    recordType: { make: async () => 'customer' },
    recordId: { make: (records, owner) => records.customer(owner) },
    eventId: { make: async (records, owner) => records.entry(await records.customer(owner)) },
  },
});

import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    customer.create        all    all      all    all      -          -        all
    customer.read          all    team     all    all      all        all      all
    customer.update        all    team     team   all      -          -        all
    customer.tag           all    team     team   -        all        -        all
    customer.consent       all    team     team   -        all        -        all
    customer.assign        all    team     -      -        -          -        all
    customer.archive       all    team     -      -        -          -        all
  `,
  routes: [
    [/^get \/api\/v1\/customers(\/\{\w+\}(\/timeline)?|\/by-external-id\/\{\w+\}\/\{\w+\})?$/, 'customer.read'],
    [/^post \/api\/v1\/customers$/, 'customer.create'],
    [/^post \/api\/v1\/customers\/bulk$/, 'customer.read'],
    [/^patch \/api\/v1\/customers\/\{\w+\}$/, 'customer.update'],
    [/^post \/api\/v1\/customers\/\{\w+\}\/(archive|restore)$/, 'customer.archive'],
    [/^post \/api\/v1\/customers\/\{\w+\}\/assign$/, 'customer.assign'],
    [/^post \/api\/v1\/customers\/\{\w+\}\/tags$/, 'customer.tag'],
    [/^post \/api\/v1\/customers\/\{\w+\}\/consents$/, 'customer.consent'],
    [/^put \/api\/v1\/customers\/(by-external-id\/|\{\w+\}\/subsidiary-of$)/, 'customer.update'],
  ],
  records: {
    customerId: {
      read: 'customer.read',
      // Support keeps contact data up to date, and nothing else.
      writes: { support: ['emails', 'phones', 'profiles', 'address'] },
      make: (records, owner) => records.customer(owner),
    },
  },
});

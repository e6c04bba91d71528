import { walked } from '../feature.js';

let day = 0;
/** No two rates begin on the same day. */
const anotherDay = (): string => new Date(Date.UTC(2000, 0, (day += 1))).toISOString().slice(0, 10);

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    currency-rate.read     all    all      all    all      all        all      all
    currency-rate.manage   all    -        -      -        -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/currency-rates/, 'currency-rate.read'],
    [/^\w+ \/api\/v1\/currency-rates/, 'currency-rate.manage'],
  ],
  records: {
    rateId: {
      read: 'currency-rate.read',
      make: (records) => records.made('/currency-rates', { validFrom: anotherDay() }),
    },
  },
});

import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    custom-field.read      all    all      all    all      all        all      all
    custom-field.manage    all    -        -      -        -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/custom-fields/, 'custom-field.read'],
    [/^\w+ \/api\/v1\/custom-fields/, 'custom-field.manage'],
  ],
  records: {
    // There can be twenty of them: all callers meet the same one.
    fieldId: {
      read: 'custom-field.read',
      make: (records) => records.once('field', () => records.made('/custom-fields', { key: 'walked' })),
    },
  },
});

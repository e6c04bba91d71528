import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    choice.read            all    all      all    -        all        all      all
    choice.manage          all    -        -      -        -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/lead-(sources|lost-reasons)/, 'choice.read'],
    [/^\w+ \/api\/v1\/lead-(sources|lost-reasons)/, 'choice.manage'],
  ],
  records: {
    choiceId: {
      read: 'choice.read',
      // All callers meet the same one of each list.
      make: (records, _owner, { path }) => {
        const list = path.split('/')[3] ?? '';
        return records.once(list, () => records.created(`/${list}`, { key: 'walked', label: 'Walked' }));
      },
    },
  },
});

import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    note.create            all    all      all    all      -          -        all
    note.read              all    team     team   own      -          all      all
    note.change            all    team     own    own      -          -        -
    note.remove            all    team     own    own      -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/notes/, 'note.read'],
    [/^post \/api\/v1\/notes$/, 'note.create'],
    [/^patch \/api\/v1\/notes\/\{\w+\}$|^post \/api\/v1\/notes\/\{\w+\}\/(pin|unpin)$/, 'note.change'],
    [/^delete \/api\/v1\/notes\/\{\w+\}$/, 'note.remove'],
  ],
  records: {
    noteId: {
      read: 'note.read',
      make: async (records, owner) => records.made('/notes', { customerId: await records.customer(owner) }),
    },
  },
});

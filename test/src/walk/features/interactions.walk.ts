import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    interaction.create     all    all      all    all      -          -        all
    interaction.read       all    team     team   own      -          all      all
    interaction.correct    all    team     own    own      -          -        -
    interaction.void       all    team     own    own      -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/interactions/, 'interaction.read'],
    [/^post \/api\/v1\/interactions$/, 'interaction.create'],
    [/^patch \/api\/v1\/interactions\/\{\w+\}$/, 'interaction.correct'],
    [/^post \/api\/v1\/interactions\/\{\w+\}\/void$/, 'interaction.void'],
  ],
  records: {
    interactionId: {
      read: 'interaction.read',
      make: async (records, owner) => records.made('/interactions', { customerId: await records.customer(owner) }),
    },
  },
});

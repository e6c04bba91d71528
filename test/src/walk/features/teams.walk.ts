import { unique } from '../cast.js';
import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    team.read              all    own      -      -        -          all      -
    team.manage            all    -        -      -        -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/teams/, 'team.read'],
    [/^\w+ \/api\/v1\/teams/, 'team.manage'],
  ],
  records: {
    teamId: { read: 'team.read', make: (records, owner) => records.team(unique('Team'), owner) },
  },
});

import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    role.read              all    all      -      -        -          all      -
  `,
  routes: [[/^get \/api\/v1\/roles/, 'role.read']],
});

import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    organisation.change    all    -        -      -        -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/organisation$/, 'a token'],
    [/^patch \/api\/v1\/organisation$/, 'organisation.change'],
  ],
});

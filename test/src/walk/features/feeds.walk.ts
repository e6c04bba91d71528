import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    event.read             all    -        -      -        -          all      all
  `,
  routes: [
    [/^get \/api\/v1\/events/, 'event.read'],
    [/^get \/api\/v1\/changes$|^post \/api\/v1\/changes\/ticket$/, 'a token'],
  ],
});

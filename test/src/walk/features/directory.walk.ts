import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    directory.read         all    all      all    all      all        all      all
  `,
  routes: [[/^get \/api\/v1\/directory/, 'directory.read']],
});

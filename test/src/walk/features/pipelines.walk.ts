import { unique } from '../cast.js';
import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    pipeline.read          all    all      all    -        all        all      all
    pipeline.manage        all    -        -      -        -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/pipelines/, 'pipeline.read'],
    [/^\w+ \/api\/v1\/pipelines/, 'pipeline.manage'],
  ],
  records: {
    pipelineId: {
      read: 'pipeline.read',
      make: (records) => records.once('pipeline', () => records.created('/pipelines', { name: unique('Walked') })),
    },
  },
});

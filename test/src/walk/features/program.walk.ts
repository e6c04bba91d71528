import { walked } from '../feature.js';

export default walked({
  routes: [[/^get \/(livez|readyz|startupz|problems\/|\.well-known\/)/, 'nothing']],
  records: {
    code: { make: async () => 'request.invalid' },
  },
});

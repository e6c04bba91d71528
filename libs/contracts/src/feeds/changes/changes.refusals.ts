import { refusal } from '@crm/kernel';

export class TooManyStreams extends refusal<{ limit: number }>()('changes.too-many-streams', {
  kind: 'limited',
  title: 'You follow changes over too many connections already. Close one first.',
  meaning: 'Streams of `GET /changes` are limited for each user and API client, over all their devices.',
  remedy: 'Share one stream between the tabs of a browser, or close those that nobody looks at.',
  retryAfterMs: 5_000,
  facts: { limit: 'Streams at once.' },
}) {}

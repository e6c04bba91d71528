import { refusal } from '@crm/kernel';

export class TooManyStreams extends refusal<{ limit: number }>()('changes.too-many-streams', {
  kind: 'limited',
  title: 'You already follow changes over too many connections. Close one first.',
  meaning: 'The number of `GET /changes` streams per user or API client is limited, across all devices.',
  remedy: 'Share one stream between browser tabs, or close the streams that are not in use.',
  retryAfterMs: 5_000,
  facts: { limit: 'The maximum number of simultaneous streams.' },
}) {}

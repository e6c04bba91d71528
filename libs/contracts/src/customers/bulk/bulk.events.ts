import Type, { type Static } from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';

const closed = { additionalProperties: false } as const;

export const BULK_OPERATIONS = ['create', 'change', 'archive', 'restore', 'tag', 'assign'] as const;
export type BulkOperationName = (typeof BULK_OPERATIONS)[number];

const Counts = Type.Object(
  {
    create: Type.Optional(Type.Integer({ minimum: 1 })),
    change: Type.Optional(Type.Integer({ minimum: 1 })),
    archive: Type.Optional(Type.Integer({ minimum: 1 })),
    restore: Type.Optional(Type.Integer({ minimum: 1 })),
    tag: Type.Optional(Type.Integer({ minimum: 1 })),
    assign: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
);
export type BulkCounts = Static<typeof Counts>;

export const bulkRecord = defineRecord({
  kind: 'bulk',
  names: ['bulkId'],
  events: {
    BulkAccepted: {
      description:
        'A list of operations that was sent with an Idempotency-Key is being carried out. Their own events are in the streams of the customers, ' +
        'with ids that derive from this one, so a repeated request completes what a crash interrupted.',
      tells: 'happened',
      data: { bulkId: Type.String({ format: 'uuid' }), operations: Counts },
    },
  },
});
export type BulkEvent = EventOf<typeof bulkRecord>;

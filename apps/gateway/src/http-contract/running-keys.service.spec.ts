import { IdempotencyKeyReused, StillRunning } from '@crm/contracts/refusals';
import { EventEmitter } from 'node:events';
import type { CallContext } from '@crm/contracts';
import type { FastifyReply } from 'fastify';
import { RunningKeys } from './running-keys.service.js';

const keys = new RunningKeys();
/** Returns a function that ends the request, with a status or without an answer. */
const begin = (commandId: string, fingerprint?: string): ((status: number | 'hung up') => void) => {
  const reply = { raw: Object.assign(new EventEmitter(), { headersSent: false }), statusCode: 200 };
  keys.begin({ commandId, fingerprint } as CallContext, reply as unknown as FastifyReply);
  return (status) => {
    if (status !== 'hung up') {
      reply.statusCode = status;
      reply.raw.headersSent = true;
    }
    reply.raw.emit('close');
  };
};

describe('a request with an Idempotency-Key', () => {
  it('blocks others with its key while it runs', () => {
    const end = begin('one', 'same');
    expect(() => begin('one', 'same')).toThrow(StillRunning);
    expect(() => begin('one', 'other')).toThrow(IdempotencyKeyReused);
    expect(() => begin('another', 'same')).not.toThrow();
    end(201);
  });
  it('may be repeated any number of times at once when it is done, but not changed', () => {
    begin('two', 'same')(201);
    expect(() => [begin('two', 'same'), begin('two', 'same')]).not.toThrow();
    expect(() => begin('two', 'other')).toThrow(IdempotencyKeyReused);
  });
  it('may be corrected when it was refused', () => {
    begin('three', 'wrong')(400);
    expect(() => begin('three', 'right')(201)).not.toThrow();
  });
  it('may be corrected when its caller hung up before the answer', () => {
    begin('five', 'wrong')('hung up');
    expect(() => begin('five', 'right')(201)).not.toThrow();
  });
  it('does not affect requests without a key', () => {
    expect(() => [begin('four'), begin('four')]).not.toThrow();
  });
});

import { derivedId, newId } from '@crm/kernel';
import { creationId, type CallContext } from './call-context.js';

const context: CallContext = {
  principal: { type: 'user', id: newId(), roles: [], teamIds: [] },
  correlationId: newId(),
  commandId: '019a0000-0000-7000-8000-000000000002',
  source: 'api',
};

describe('the id of what a command creates', () => {
  it('is new for a request that cannot be repeated', () =>
    expect(creationId(context, 'note')).not.toBe(creationId(context, 'note')));
  it('follows from a request that can be repeated, and from the kind', () => {
    const repeatable = { ...context, fingerprint: 'f' };
    expect(creationId(repeatable, 'note')).toBe(derivedId(context.commandId, 'note'));
    expect(creationId(repeatable, 'team')).not.toBe(creationId(repeatable, 'note'));
  });
});

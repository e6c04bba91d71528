import type { Principal } from '@crm/contracts';
import type { Change } from '@crm/contracts/feeds';
import { ChangeFrames } from './change-frames.http.js';

const principal = (id: string, ...roles: Principal['roles']): Principal => ({ type: 'user', id, roles, teamIds: [] });
const change = (more: Partial<Change> = {}): Change => ({
  position: '1',
  kind: 'customer',
  id: 'c1',
  revision: 3,
  verb: 'changed',
  fields: ['name', 'address'],
  readWith: 'customer.read',
  ownership: { ownerId: 'me' },
  ...more,
});
const seen = (by: Principal, ...changes: Change[]): string[] =>
  new ChangeFrames(changes)
    .for(by, '')
    .split('\n\n')
    .filter((frame) => frame !== '');
const ofEvent = (name: string, data: object): string =>
  `id: 1\nevent: ${name}\ndata: ${JSON.stringify({ kind: 'customer', id: 'c1', ...data })}`;

describe('the frames of a change', () => {
  it('are sent to a caller who may read the record', () =>
    expect(seen(principal('me', 'manager'), change())).toEqual([
      ofEvent('customer.changed', { revision: 3, position: '1', changed: ['name', 'address'] }),
    ]));
  it('are not sent to anyone else', () => {
    expect(seen(principal('other', 'manager'), change())).toEqual([]);
    expect(seen(principal('me'), change())).toEqual([]);
  });
  it('reach colleagues and the owner of the customer', () => {
    const colleague = { ...principal('boss', 'manager'), colleagueIds: ['me'] };
    expect(seen(colleague, change())).toHaveLength(1);
    const note = change({
      kind: 'note',
      readWith: 'note.read',
      ownership: { ownerId: 'author', subjectHolder: 'me' },
    });
    expect(seen(principal('me', 'manager'), note)).toHaveLength(1);
    expect(seen(principal('other', 'manager'), note)).toEqual([]);
  });
  it('name only the fields that the reader may see', () =>
    expect(seen(principal('x', 'marketing'), change())).toEqual([
      ofEvent('customer.changed', { revision: 3, position: '1', changed: ['name'] }),
    ]));
  it('report a record as hidden to a caller who lost it, and not at all to a stranger', () => {
    const given = change({ ownership: { ownerId: 'other' }, ownershipBefore: { ownerId: 'me' } });
    expect(seen(principal('me', 'manager'), given)).toEqual([ofEvent('customer.hidden', { position: '1' })]);
    expect(seen(principal('stranger', 'manager'), given)).toEqual([]);
    expect(seen(principal('other', 'manager'), given)[0]).toContain('event: customer.changed');
  });
  it('of a record that no longer exists reach callers who may read all records', () => {
    expect(seen(principal('me', 'manager'), change({ ownership: null }))).toEqual([]);
    expect(seen(principal('x', 'admin'), change({ ownership: null }))).toHaveLength(1);
  });
  it('are sent once: nothing at or before the position that a client has', () => {
    const frames = new ChangeFrames([change({ position: '1' }), change({ position: '2' })]);
    expect(frames.for(principal('x', 'admin'), '1')).toContain('id: 2');
    expect(frames.for(principal('x', 'admin'), '1')).not.toContain('id: 1');
    expect(frames.for(principal('x', 'admin'), '2')).toBe('');
  });
  it('are the same text for all callers who see the same', () => {
    const frames = new ChangeFrames([change()]);
    expect(frames.for(principal('x', 'admin'), '')).toBe(frames.for(principal('me', 'manager'), ''));
  });
});

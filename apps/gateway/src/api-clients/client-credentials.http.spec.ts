import { InvalidInput } from '@crm/platform';
import { credentialsOf } from './client-credentials.http.js';

const grant = { grant_type: 'client_credentials' } as const;
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('credentials of a client', () => {
  it('come in the header or in the body', () => {
    expect(credentialsOf(basic('id:s%2Be+cret'), grant)).toEqual({ id: 'id', secret: 's+e cret' });
    expect(credentialsOf(undefined, { ...grant, client_id: 'id', client_secret: 's' })).toEqual({
      id: 'id',
      secret: 's',
    });
    expect(credentialsOf(basic('id:s'), { ...grant, client_id: 'id' })).toEqual({ id: 'id', secret: 's' });
  });
  it('are refused in both', () => {
    expect(() => credentialsOf(basic('id:s'), { ...grant, client_secret: 's' })).toThrow(InvalidInput);
    expect(() => credentialsOf(basic('id:s'), { ...grant, client_id: 'other' })).toThrow(InvalidInput);
  });
  it.each([undefined, 'Bearer x', 'Basic', 'Basic !', basic('no colon'), basic('id:%zz')])(
    'are empty when they cannot be parsed: %p',
    (header) => expect(credentialsOf(header, grant).id === '' || credentialsOf(header, grant).secret === '').toBe(true),
  );
});

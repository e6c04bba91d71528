import { addressShare, clientAddressOf } from './network-address.js';

const from = (ip: string, peer = '192.0.2.1'): string =>
  clientAddressOf({ ip, socket: { remoteAddress: peer } } as Parameters<typeof clientAddressOf>[0]);

describe('the address of a client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['<script>', '192.0.2.1'],
    ['192.0.2.7:4711', '192.0.2.1'],
    ['', '192.0.2.1'],
  ])('%p is %s', (ip, address) => expect(from(ip)).toBe(address));
  it('shares its limit with its /64, when it is IPv6', () => {
    expect(addressShare('192.0.2.7')).toBe('192.0.2.7');
    expect(addressShare('2001:db8:1:2:3::4')).toBe(addressShare('2001:db8:1:2:ffff::1'));
    expect(addressShare('2001:db8:1:2::')).not.toBe(addressShare('2001:db8:1:3::'));
  });
});

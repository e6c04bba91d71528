import { FastifyAdapter } from '@nestjs/platform-fastify';
import { addressShare, clientAddressOf, trustIn } from './network-address.js';

describe('the address of a client', () => {
  const server = new FastifyAdapter({ trustProxy: trustIn(['10.0.0.0/8', '::1', 'fd00::/8']) }).getInstance();
  server.get('/', (request) => clientAddressOf(request));
  afterAll(() => server.close());
  const from = async (peer: string, forwarded?: string): Promise<string> => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    return (await server.inject({ url: '/', remoteAddress: peer, headers })).body;
  };

  it.each([
    ['is the peer without a proxy', '192.0.2.1', undefined, '192.0.2.1'],
    ['is the peer, if that is no proxy', '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['is what a proxy reports', '10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['is what a proxy reports over IPv6', '::1', '2001:DB8:0:0::1', '2001:db8::1'],
    ['comes from the last entry that no proxy wrote', 'fd00::1', '203.0.113.9, 198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['is an IPv4 address, even over IPv6', '::ffff:10.0.0.1', '::ffff:198.51.100.7', '198.51.100.7'],
    ['comes without a port', '10.0.0.1', '198.51.100.7:4711', '198.51.100.7'],
    ['comes without brackets', '10.0.0.1', '[2001:db8::1]', '2001:db8::1'],
    ['comes without brackets and port', '10.0.0.1', '[2001:db8::1]:443', '2001:db8::1'],
    ['comes without the zone of an interface', '10.0.0.1', 'fe80::1%eth0', 'fe80::1'],
    ['comes without quotes', '10.0.0.1', '"[2001:db8::1]:443"', '2001:db8::1'],
    ['comes without spaces', '10.0.0.1', '203.0.113.9 ,\t198.51.100.7  ,10.1.2.3:80', '198.51.100.7'],
    [
      'is found behind proxies that have ports',
      '10.0.0.1',
      '198.51.100.7, [fd00::2]:8443, 10.1.2.3:80',
      '198.51.100.7',
    ],
    ['is the outermost proxy, if nobody else is named', '10.0.0.1', '10.1.2.3', '10.1.2.3'],
    ['is the proxy that passed on garbage', '10.0.0.1', '<script>', '10.0.0.1'],
    ['is the proxy that passed on garbage, not the one before us', '10.0.0.1', '198.51.100.7, x, 10.1.2.3', '10.1.2.3'],
    ['comes without empty entries', '10.0.0.1', '198.51.100.7, , 10.1.2.3', '198.51.100.7'],
    ['is the proxy that hides where it got the request', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['is the proxy that passed on half an address', '10.0.0.1', '[2001:db8::1', '10.0.0.1'],
    ['is the proxy that bracketed IPv4', '10.0.0.1', '[198.51.100.7]', '10.0.0.1'],
    ['is the proxy that passed on an endless port', '10.0.0.1', '198.51.100.7:123456', '10.0.0.1'],
  ])('%s', async (_what, peer, forwarded, address) => expect(await from(peer, forwarded)).toBe(address));
  it('shares its limit with its /64, when it is IPv6', () => {
    expect(addressShare('192.0.2.7')).toBe('192.0.2.7');
    expect(addressShare('2001:db8:1:2:3::4')).toBe(addressShare('2001:db8:1:2:ffff::1'));
    expect(addressShare('2001:db8:1:2::')).not.toBe(addressShare('2001:db8:1:3::'));
  });
});

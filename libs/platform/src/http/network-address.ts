import { isIP, isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** An entry of X-Forwarded-For: `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:443`. */
const ENTRY = /^"?(?:\[([^\]]+)\](?::\d{1,5})?|([\d.]+):\d{1,5}|([^"]+))"?$/;

/** Returns the address in an entry, without brackets, port and zone, which means something to the proxy alone; an IPv4 address is written as one, even if it arrives over IPv6. */
function addressIn(entry: string): string | undefined {
  const [, bracketed, withPort, plain] = ENTRY.exec(entry.trim()) ?? [];
  const address = bracketed ?? withPort ?? plain ?? '';
  if (isIP(address) === 0 || (bracketed !== undefined && isIPv4(address))) return undefined;
  return isIPv4(address) ? address : ipaddr.process(address.split('%', 1)[0] ?? '').toString();
}

/** Returns what decides whether an entry of X-Forwarded-For was written by one of these proxies. `proxies`: addresses and networks. */
export function trustIn(proxies: readonly string[]): (entry: string) => boolean {
  const networks = proxies.map((proxy) => {
    const address = ipaddr.process(proxy.split('/', 1)[0] ?? '');
    return proxy.includes('/') ? ipaddr.parseCIDR(proxy) : ([address, 8 * address.toByteArray().length] as const);
  });
  return (entry) => {
    const text = addressIn(entry);
    if (text === undefined) return false;
    const address = ipaddr.parse(text);
    return networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
  };
}

/**
 * Where a request comes from: the peer, or what the trusted proxies report (TRUST_PROXY). If a proxy passed on something that is not an
 * address, the address of that proxy is used.
 */
export function clientAddressOf({ ips, socket }: Pick<FastifyRequest, 'ips' | 'socket'>): string {
  const peer = socket.remoteAddress ?? '';
  // The peer, its trusted predecessors, and last the first one that is not trusted.
  const hops = ips ?? [peer];
  return addressIn(hops.at(-1) ?? '') ?? addressIn(hops.at(-2) ?? '') ?? peer;
}

/**
 * Returns the key of the rate limit that a request from this address counts against. One household or host has a whole /64 of IPv6
 * addresses, which share one limit.
 */
export function addressShare(address: string): string {
  if (isIPv4(address) || !ipaddr.IPv6.isValid(address)) return address;
  return ipaddr.IPv6.parse(address)
    .parts.slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}

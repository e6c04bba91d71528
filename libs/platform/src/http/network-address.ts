import { isIP, isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/**
 * Where a request comes from: the peer, or the peer that a trusted proxy reports (TRUST_PROXY). If a proxy passed on something that is not
 * an address, the address of the proxy is used. An IPv4 address is written as one, even if it arrives over IPv6.
 */
export function clientAddressOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const address = isIP(ip) === 0 ? (socket.remoteAddress ?? '') : ip;
  return isIPv4(address) || !ipaddr.isValid(address) ? address : ipaddr.process(address).toString();
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

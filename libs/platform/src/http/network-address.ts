import { isIP, isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/**
 * Where a request comes from: the peer, or what a trusted proxy says about its own peer (TRUST_PROXY). What is no address, because a proxy
 * passed on whatever it was sent, counts as the proxy. An IPv4 address is written as one, also where it arrives over IPv6.
 */
export function clientAddressOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const address = isIP(ip) === 0 ? (socket.remoteAddress ?? '') : ip;
  return isIPv4(address) || !ipaddr.isValid(address) ? address : ipaddr.process(address).toString();
}

/** Whose share a request from this address is taken from. One household or host has a whole /64 of IPv6 addresses. */
export function addressShare(address: string): string {
  if (isIPv4(address) || !ipaddr.IPv6.isValid(address)) return address;
  return ipaddr.IPv6.parse(address)
    .parts.slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}

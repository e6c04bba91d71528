import ipaddr from 'ipaddr.js';

/** The block of addresses that counts as one network: /24 for IPv4, /64 for IPv6. undefined: not an address. */
export function networkBlock(ip: string | undefined): string | undefined {
  if (ip === undefined || !ipaddr.isValid(ip)) return undefined;
  // An IPv4 address may arrive mapped into IPv6.
  const address = ipaddr.process(ip);
  const kept = address.kind() === 'ipv4' ? 3 : 8;
  return `${address.kind()}:${address.toByteArray().slice(0, kept).join('.')}`;
}

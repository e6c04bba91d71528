import ipaddr from 'ipaddr.js';

/** The block of addresses that counts as one network: /24 for IPv4, /64 for IPv6. undefined: not an address. */
export const networkBlock = (ip: string | undefined): string | undefined => block(ip, { ipv4: 3, ipv6: 8 });

/** The block of addresses that counts as one machine: an IPv4 address, /64 for IPv6. undefined: not an address. */
export const machineBlock = (ip: string | undefined): string | undefined => block(ip, { ipv4: 4, ipv6: 8 });

/** `bytes`: how many at the beginning of the address make the block. */
function block(ip: string | undefined, bytes: Readonly<Record<'ipv4' | 'ipv6', number>>): string | undefined {
  if (ip === undefined || !ipaddr.isValid(ip)) return undefined;
  // An IPv4 address may arrive mapped into IPv6.
  const address = ipaddr.process(ip);
  return `${address.kind()}:${address.toByteArray().slice(0, bytes[address.kind()]).join('.')}`;
}

import { domainToASCII, domainToUnicode } from 'node:url';
import type { UniqueValue } from '@crm/kernel';

/** Characters that nobody sees: controls, wide and hard blanks, marks of direction, soft hyphens, joiners, selectors of variants. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'gu');
/** What a URL would not take as part of its host name. */
const NO_HOST = /[/\\?#:@%[\]\s]/;

export const hasInvisible = (text: string): boolean => INVISIBLE.test(text);

/**
 * The mailbox that an address leads to, by which addresses are compared (docs/adr/0044): the domain in Unicode letters, however it was
 * written (`xn--bcher-kva.example` is `bücher.example`), without dots at its end; all in lower case and NFC; nothing invisible. Idempotent.
 */
export function mailboxOf(address: string): string {
  const [local, domain] = partsOf(address.replace(ALL_INVISIBLE, ''));
  return domain === undefined ? spelt(local) : `${spelt(local)}@${readableDomain(domain.replace(/\.+$/, ''))}`;
}

/** The keys by which releases before 0044 compared addresses of this mailbox, if it had others than `mailboxOf`. */
export function formerMailboxes(address: string): string[] {
  const mailbox = mailboxOf(address);
  const [local, domain = ''] = partsOf(mailbox);
  const ascii = isAscii(domain) ? mailbox : `${local}@${domainToASCII(domain)}`;
  return [...new Set([spelt(address), ascii])].filter((key) => key !== mailbox);
}

/** All keys under which the mailbox may be held. First the one of this very spelling, then today's. */
export const mailboxKeys = (address: string): [string, ...string[]] => {
  const keys = [spelt(address), mailboxOf(address), ...formerMailboxes(address)];
  return [...new Set(keys)] as [string, ...string[]];
};

/** What a record with this address claims. */
export function mailboxClaim(kind: string, address: string): UniqueValue {
  const former = formerMailboxes(address);
  return { kind, value: mailboxOf(address), ...(former.length > 0 && { former }) };
}

/** A domain as people read it, in lower case. What is no domain is only put in lower case. */
export function readableDomain(domain: string): string {
  const plain = spelt(domain);
  if ((isAscii(plain) && !plain.includes('xn--')) || NO_HOST.test(plain)) return plain;
  return spelt(domainToUnicode(plain) || plain);
}

/** The text with each `xn--` domain in it as people read it. */
export const withReadableDomains = (text: string): string =>
  text.replace(/[^\s@]*xn--[^\s@]*/gi, (domain) => readableDomain(domain));

/** Whether a domain can be looked up: no label that the rules of international names refuse. */
export const isDomain = (domain: string): boolean => isAscii(domain) || domainToASCII(domain) !== '';

const spelt = (text: string): string => text.toLowerCase().normalize('NFC');
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

function partsOf(address: string): [local: string, domain?: string] {
  const at = address.lastIndexOf('@');
  return at < 0 ? [address] : [address.slice(0, at), address.slice(at + 1)];
}

import { Message } from '../../call-context.js';

/** Two or more records that hold the same mailbox, because an earlier release took their addresses for different ones. */
export interface MailboxCollision {
  readonly record: 'customer' | 'user';
  readonly mailbox: string;
  readonly holders: readonly { readonly id: string; readonly addresses: readonly string[] }[];
}

/** Answered only to the program itself: the addresses are personal. */
export class FindMailboxCollisions extends Message<readonly MailboxCollision[]> {}

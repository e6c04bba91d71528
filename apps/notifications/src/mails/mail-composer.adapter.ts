import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mail-transport.port.js';

/** Who sends our mails. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Control characters, including line breaks, which no header may contain. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Converts a mail for nodemailer, which writes headers and encodes non-ASCII text. A mail never loads files or URLs. */
export const messageOf = ({ id, queuedAt, to, subject, text, html }: Mail, from: Sender): SendMailOptions => ({
  from,
  to: { name: (to.name ?? '').replace(CONTROLS, ' ').trim(), address: to.address.replace(CONTROLS, '') },
  messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
  date: new Date(queuedAt),
  subject,
  text,
  html,
  // Nobody reads replies, and no program should send automatic ones.
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mail-transport.port.js';

/** Control characters, including line breaks, which no header may contain. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Converts a mail for nodemailer, which writes headers and encodes non-ASCII text. A mail never loads files or URLs. */
export const messageOf = ({ to, subject, text, html }: Mail, from: string): SendMailOptions => ({
  from: { name: 'Throughline', address: from },
  to: { name: (to.name ?? '').replace(CONTROLS, ' ').trim(), address: to.address.replace(CONTROLS, '') },
  subject,
  text,
  html,
  // Nobody reads replies, and no program should send automatic ones.
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

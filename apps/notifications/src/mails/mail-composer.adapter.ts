import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mail-transport.port.js';

/** Controls, line ends among them: none may stand in a header. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** For nodemailer, which writes headers and encodes what is not ASCII. A mail refers to no file and no address to be fetched. */
export const messageOf = ({ to, subject, text, html }: Mail, from: string): SendMailOptions => ({
  from: { name: 'Throughline', address: from },
  to: { name: to.name.replace(CONTROLS, ' ').trim(), address: to.address.replace(CONTROLS, '') },
  subject,
  text,
  html,
  // Nobody is there to answer, and no other program should answer for them.
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** What the mail client throws. */
export interface ClientError {
  /** `EENVELOPE`: an address or the sender was refused; `EMESSAGE`: the text was. All others: no server was ready to take a mail. */
  readonly code?: unknown;
  /** The code of the server's answer. */
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly message?: unknown;
}

const LONGEST = 200;
/** Servers quote addresses and links. */
const CONFIDENTIAL = /<?[^\s<>]+@[^\s<>]+>?|\b[a-z]+:\/\/\S+|[\w-]{32,}(\.[\w-]+)*/gi;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** The words of a server without addresses, links and tokens. */
export const withoutSecrets = (text: string): string =>
  text.replace(CONTROLS, ' ').replace(CONFIDENTIAL, '[…]').trim().slice(0, LONGEST);

/**
 * A refused addressee, sender or text is final if the answer is 5xx. A refused log-in or connection is not, whatever the code: it is about
 * our settings or about a moment of the server, not about this mail.
 */
export function isFinal({ code, responseCode }: ClientError): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false;
  // Without an answer, the client itself found the address to be none.
  return typeof responseCode !== 'number' || responseCode >= 500;
}

/** What was refused shows in the server's answer alone, unless it is the connection. */
export function answerOf({ code, response, message }: ClientError): string {
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const words = typeof response === 'string' && response !== '' ? response : message;
  return [isAboutMail ? undefined : code, words]
    .flatMap((part) => (typeof part === 'string' ? withoutSecrets(part) : []))
    .join(' ');
}

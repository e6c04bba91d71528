import { InvalidInput } from '@crm/platform';
import type { TokenInput } from './token.dto.js';

export interface ClientCredentials {
  readonly id: string;
  readonly secret: string;
}

/**
 * Reads `client_secret_basic` or `client_secret_post`, never both (RFC 6749, section 2.3). A missing part is returned empty and refused
 * later, like a wrong one. Throws InvalidInput.
 */
export function credentialsOf(
  authorization: string | undefined,
  { client_id: id = '', client_secret: secret = '' }: TokenInput,
): ClientCredentials {
  const basic = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return { id, secret };
  if (secret !== '')
    throw new InvalidInput([
      { pointer: '/client_secret', code: 'two-methods', detail: 'The secret is already in the Authorization header.' },
    ]);
  const text = Buffer.from(basic, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const named = { id: decoded(text.slice(0, Math.max(colon, 0))), secret: decoded(text.slice(colon + 1)) };
  if (id !== '' && id !== named.id)
    throw new InvalidInput([
      { pointer: '/client_id', code: 'two-clients', detail: 'The header names another client.' },
    ]);
  return named;
}

/** Inside Basic credentials both parts are form-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

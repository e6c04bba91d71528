import { createHash, generateKeyPairSync } from 'node:crypto';
import type { NewSigningKey } from './signing-keys.decider.js';

/** Returns a new ES256 key. Its id never begins with a dash, which a command line would read as an option. */
export function newSigningKey(): NewSigningKey {
  const key = generatedKey();
  return key.kid.startsWith('-') ? newSigningKey() : key;
}

function generatedKey(): NewSigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  // RFC 7638: the id is the thumbprint of the public key.
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x, y }))
    .digest('base64url');
  return {
    kid,
    algorithm: 'ES256',
    publicKey: jwk,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

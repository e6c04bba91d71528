import Type from 'typebox';
import { defineRecord } from './record-kind.js';

/** The one stream of all seals. */
export const SEAL_STREAM = 'log-seals';

/** Belongs to the log, not to a record: whoever edits the file afterwards cannot make it fit again without the key. */
export const sealRecord = defineRecord({
  kind: 'log-seal',
  category: 'log',
  names: [],
  audited: false,
  events: {
    LogSealed: {
      description:
        'What the log held since the seal before was digested and signed. Says nothing about a customer; `crm verify` compares.',
      tells: 'happened',
      data: {
        number: Type.Integer({ minimum: 0, description: 'Counts the seals; also the revision of this event.' }),
        previous: Type.String({ description: 'Hash of the event of the seal before; empty in the first.' }),
        after: Type.String({ description: 'Position behind which this seal begins; empty: the beginning.' }),
        upTo: Type.String({ description: 'Position of the last event it covers.' }),
        events: Type.Integer({ minimum: 1, description: 'How many it covers.' }),
        digest: Type.String({ description: 'SHA-256 over their times, hashes and positions, hex (docs/adr/0017).' }),
        sealedAt: Type.String({ format: 'date-time' }),
        keyId: Type.String({ description: 'First 16 hex digits of the SHA-256 of the public key (SPKI, DER).' }),
        signature: Type.String({ description: 'Ed25519 over all other fields, base64.' }),
      },
    },
  },
});

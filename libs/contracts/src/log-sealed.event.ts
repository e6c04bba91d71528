import Type from 'typebox';
import { defineRecord } from './record-kind.js';

/** The stream that holds all seals. */
export const SEAL_STREAM = 'log-seals';

/** Belongs to the log, not to a record. An edited log file cannot be made to match its seals without the key. */
export const sealRecord = defineRecord({
  kind: 'log-seal',
  category: 'log',
  names: [],
  audited: false,
  events: {
    LogSealed: {
      description:
        'The events since the previous seal were digested and signed. Contains nothing about customers; `crm verify` checks it.',
      tells: 'happened',
      data: {
        number: Type.Integer({
          minimum: 0,
          description: 'Number of the seal, counted from 0; also the revision of this event.',
        }),
        previous: Type.String({ description: 'Hash of the event of the previous seal; empty in the first seal.' }),
        after: Type.String({ description: 'Position after which this seal begins; empty: the beginning of the log.' }),
        upTo: Type.String({ description: 'Position of the last event it covers.' }),
        events: Type.Integer({ minimum: 1, description: 'Number of events it covers.' }),
        digest: Type.String({ description: 'SHA-256 over their times, hashes and positions, hex (docs/adr/0017).' }),
        sealedAt: Type.String({ format: 'date-time' }),
        keyId: Type.String({ description: 'First 16 hex digits of the SHA-256 of the public key (SPKI, DER).' }),
        signature: Type.String({ description: 'Ed25519 over all other fields, base64.' }),
      },
    },
  },
});

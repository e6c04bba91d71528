import { createHmac, randomBytes } from 'node:crypto';
import { eventMac } from '../chain.js';
import { LogKey } from './log-key.js';

const frame = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(bytes.length);
  return Buffer.concat([header, bytes]);
};
const event = {
  stream: 'user-1',
  revision: 3,
  id: 'i',
  type: 'T',
  meta: '{"a":1}',
  data: '{"b":2}',
  hash: 'ab'.repeat(32),
};

describe('the MAC of a log', () => {
  const bytes = randomBytes(32);
  const key = new LogKey(bytes);

  it.each([[['']], [['Zoë \u{1f600}', 'two']], [['x'.repeat(100_000), 'after a long one']], [['short again']]])(
    'is the HMAC-SHA-256 of RFC 2104 over the domain tag and the frames',
    (texts) =>
      expect(key.mac('event', texts)).toBe(
        createHmac('sha256', bytes)
          .update(Buffer.concat([Buffer.from('throughline.event.mac.v1\n'), ...texts.map(frame)]))
          .digest('hex'),
      ),
  );
  it('differs between kinds of rows, between keys, and where texts are divided differently', () => {
    const macs = [
      key.mac('event', ['ab', 'c']),
      key.mac('event', ['a', 'bc']),
      key.mac('mark', ['ab', 'c']),
      new LogKey(randomBytes(32)).mac('event', ['ab', 'c']),
    ];
    expect(new Set(macs).size).toBe(macs.length);
  });
  it.each(Object.keys(event))('covers the %s of an event', (field) => {
    const changed = { ...event, [field]: field === 'revision' ? 4 : 'other' };
    expect(eventMac(key, changed, '7 0')).not.toBe(eventMac(key, event, '7 0'));
  });
  it('covers the place of an event', () => expect(eventMac(key, event, '8 0')).not.toBe(eventMac(key, event, '7 0')));
  it('comes from the secret of the deployment, and is always the same', async () => {
    const vault = {
      blindIndex: async (purpose: string, value: string) =>
        createHmac('sha256', 'x')
          .update(purpose + value)
          .digest('hex'),
    };
    const [one, again] = [await LogKey.of(vault), await LogKey.of(vault)];
    expect(one.mac('mark', ['a'])).toBe(again.mac('mark', ['a']));
  });
});

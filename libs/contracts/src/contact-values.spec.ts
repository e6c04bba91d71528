import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { isEmailAddress, toE164 } from './contact-values.js';
import { CustomerInput } from './customers/customers/customer.inputs.js';

describe('an e-mail address', () => {
  it.each(['ada@example.org', 'Ada.Lovelace+crm@example.co.uk', 'zoë@example.org', 'ada@xn--bcher-kva.example'])(
    'may be %s',
    (address) => expect(isEmailAddress(address)).toBe(true),
  );
  it.each([
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'a b@example.org',
    'ada@example.org ',
    'ada@example.org\r\nBcc: x@y.zz',
    `${'a'.repeat(250)}@example.org`,
    '\ud800@example.org',
  ])('is not %j', (address) => expect(isEmailAddress(address)).toBe(false));
});

describe('a phone number', () => {
  it('becomes E.164', () => expect(toE164(' +44 (0)20 7946-0958 ')).toBe('+442079460958'));
  it('needs a country, as a prefix or as a second argument', () => {
    expect(toE164('030 901820')).toBeUndefined();
    expect(toE164('030 901820', 'DE')).toBe('+4930901820');
  });
  it.each(['', 'call me', 'call +49 30 901820 now', '+1', '+49 30 901820 ext. 7', '+'.repeat(60), 4930901820, null])(
    'is not %j',
    (value) => expect(toE164(value)).toBeUndefined(),
  );
});

describe('hostile texts of 50,000 characters', () => {
  const faultsIn = (body: object): number =>
    validateSync(plainToInstance(CustomerInput, { kind: 'person', name: 'x', ...body })).length;
  it.each([
    ['aaaa…!', `${'a'.repeat(50_000)}!`],
    ['a-a-a…', 'a-'.repeat(25_000)],
    ['@@@@…', '@'.repeat(50_000)],
    ['+1 +1 …', '+1 '.repeat(16_667)],
    ['combining marks', `a${'\u0301'.repeat(50_000)}`],
  ])('%s are refused within two seconds', (_what, text) => {
    const started = performance.now();
    expect(
      faultsIn({
        name: text,
        company: text,
        source: text,
        emails: [{ address: text }],
        phones: [{ number: text }],
        tags: [text],
        address: { street: text },
      }),
    ).toBe(7);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

import fc from 'fast-check';
import { isEmailAddress } from './contact-values.js';
import { formerMailboxes, mailboxKeys, mailboxOf, readableDomain, withReadableDomains } from './mailbox.js';

const SOFT_HYPHEN = '\u00ad';
const ZERO_WIDTH = '\u200b';

describe('the mailbox of an address', () => {
  it.each([
    ['Ada@Example.ORG', 'ada@example.org'],
    ['user@xn--bcher-kva.example', 'user@bücher.example'],
    ['user@XN--BCHER-KVA.Example', 'user@bücher.example'],
    ['user@BÜCHER.example', 'user@bücher.example'],
    ['user@bu\u0308cher.example', 'user@bücher.example'],
    ['user@straße.example', 'user@straße.example'],
    ['user@xn--strae-oqa.example', 'user@straße.example'],
    ['ada@example.org.', 'ada@example.org'],
    [`ada${ZERO_WIDTH}@exam${SOFT_HYPHEN}ple.org`, 'ada@example.org'],
    ['zoe\u0308@example.org', 'zoë@example.org'],
    ['o"@"b@example.org', 'o"@"b@example.org'],
    ['no address', 'no address'],
    ['a@xn--example.org/path', 'a@xn--example.org/path'],
    ['a@xn--999999999.example', 'a@xn--999999999.example'],
    ['', ''],
  ])('of %j is %j', (address, mailbox) => expect(mailboxOf(address)).toBe(mailbox));

  it('keeps apart what are two mailboxes: accents, plus signs and dots', () =>
    expect(new Set(['zoë@x.example', 'zoe@x.example', 'zoe+a@x.example', 'z.oe@x.example'].map(mailboxOf)).size).toBe(
      4,
    ));

  it('has no dot at its end, however many were written', () => expect(mailboxOf('a@b..')).toBe('a@b'));

  it('is the mailbox of itself, whatever the text', () =>
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'Ü', 'u\u0308', '@', '.', 'xn--', '-', '%', '/', ZERO_WIDTH, '1', 'ß'),
        }),
        (text) => expect(mailboxOf(mailboxOf(text))).toBe(mailboxOf(text)),
      ),
    ));
});

describe('the keys of earlier releases', () => {
  it.each<[string, string[]]>([
    ['Ada@Example.org', []],
    ['user@xn--bcher-kva.example', ['user@xn--bcher-kva.example']],
    ['User@Bücher.example', ['user@xn--bcher-kva.example']],
    [`ada${ZERO_WIDTH}@example.org`, [`ada${ZERO_WIDTH}@example.org`]],
  ])('of %j are %j', (address, former) => expect(formerMailboxes(address)).toEqual(former));

  it('come after the one of the very spelling, so its holder is found first', () => {
    expect(mailboxKeys('user@xn--bcher-kva.example')).toEqual(['user@xn--bcher-kva.example', 'user@bücher.example']);
    expect(mailboxKeys('user@bücher.example')).toEqual(['user@bücher.example', 'user@xn--bcher-kva.example']);
    expect(mailboxKeys('Ada@example.org')).toEqual(['ada@example.org']);
  });
});

it('a domain is shown as people read it, also inside a text', () => {
  expect(readableDomain('XN--BCHER-KVA.example')).toBe('bücher.example');
  expect(withReadableDomains('ada user@xn--bcher-kva.example @xn--bcher-kva.ex')).toBe(
    'ada user@bücher.example @bücher.ex',
  );
});

describe('an address with something invisible', () => {
  it.each([
    ['a zero-width blank', ZERO_WIDTH],
    ['a soft hyphen', SOFT_HYPHEN],
    ['a joiner', '\u200d'],
    ['a mark of direction', '\u202e'],
    ['a byte order mark', '\ufeff'],
    ['a filler', '\u3164'],
    ['a hard blank', '\u00a0'],
    ['a variation selector', '\ufe0f'],
    ['a tag', '\u{e0041}'],
  ])('is refused: %s', (_what, character) => {
    expect(isEmailAddress(`ada${character}@example.org`)).toBe(false);
    expect(isEmailAddress(`ada@exam${character}ple.org`)).toBe(false);
  });
  it('differs from one with letters of any script', () =>
    expect(['zoë@bücher.example', '用户@例え.jp', 'अजय@डाटा.भारत'].filter((each) => !isEmailAddress(each))).toEqual(
      [],
    ));
  it('so is a domain that nobody can look up, or that ends with a dot', () =>
    expect(['a@\u0301a.example', 'a@xn--ü.example', 'a@example.org.'].filter(isEmailAddress)).toEqual([]));
});

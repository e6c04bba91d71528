import { isPlainText, plainText } from './text-values.js';

describe('text', () => {
  it('is measured in characters after composition and trimming', () => {
    expect(isPlainText(`  ${'é'.normalize('NFD').repeat(10)} `, 1, 10)).toBe(true);
    expect(isPlainText('x'.repeat(11), 1, 10)).toBe(false);
    expect(isPlainText('   ', 1, 10)).toBe(false);
  });
  it.each(['a\u0000b', 'a\nb', 'a\u0085b', 'a\u202eb', 'a\u2066b', '\ud800', '\ufeffa'])('holds no %j', (text) =>
    expect(isPlainText(text, 1, 10)).toBe(false),
  );
  it('has several lines and tabs only where lines are allowed', () => {
    expect(isPlainText('a\n\tb', 1, 10, true)).toBe(true);
    expect(isPlainText('a\tb', 1, 10)).toBe(false);
  });
  it.each(['a\u0000b', 'a\u0085b', 'a\u202eb', '\ud800', '\ufeffa'])('has no %j in its lines either', (text) =>
    expect(isPlainText(text, 1, 10, true)).toBe(false),
  );
  it.each(['\u200f', '\u200b\u00ad', '\u3164', '\u2800', '\u0301', ' \u200d ', '\u{e0041}'])(
    'is not %j, of which nothing can be seen',
    (text) => {
      expect(isPlainText(text, 1, 10)).toBe(false);
      expect(isPlainText(text, 1, 10, true)).toBe(false);
    },
  );
  it.each(['\u200fعلي', 'می\u200cخواهم', '\u{1f469}\u200d\u{1f4bb}', 'क्\u200dष'])(
    'may hold invisible characters: %j',
    (text) => expect(isPlainText(text, 1, 10)).toBe(true),
  );
  it('is kept trimmed and composed', () => expect(plainText(`  ${'e\u0301'} \n`)).toBe('\u00e9'));
  it.each([7, null, undefined, {}, ['a'], true])('is not %j', (value) => expect(isPlainText(value, 1, 10)).toBe(false));
});

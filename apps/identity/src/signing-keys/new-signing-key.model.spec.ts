import { newSigningKey } from './new-signing-key.model.js';

describe('a new signing key', () => {
  it('has an id that a command line does not read as an option', () => {
    // One in 64 thumbprints begins with a dash.
    const kids = Array.from({ length: 700 }, () => newSigningKey().kid);
    expect(kids.filter((kid) => kid.startsWith('-'))).toEqual([]);
  });
});

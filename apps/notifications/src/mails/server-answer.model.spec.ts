import { answerOf, isFinal, withoutSecrets } from './server-answer.model.js';

describe('the answer of a mail server', () => {
  it.each([
    ['an addressee that it does not know', { code: 'EENVELOPE', responseCode: 550 }, true],
    ['an addressee to be tried later', { code: 'EENVELOPE', responseCode: 450 }, false],
    ['a text that it does not want', { code: 'EMESSAGE', responseCode: 554 }, true],
    ['a text to be sent later', { code: 'EMESSAGE', responseCode: 451 }, false],
    ['an address that is none', { code: 'EENVELOPE' }, true],
    ['a log-in', { code: 'EAUTH', responseCode: 535 }, false],
    ['the connection', { code: 'EPROTOCOL', responseCode: 554 }, false],
    ['no connection', { code: 'ESOCKET' }, false],
    ['no name', { code: 'EDNS' }, false],
    ['no time', { code: 'ETIMEDOUT' }, false],
    ['no encryption', { code: 'ETLS' }, false],
    ['anything else', new Error('x'), false],
  ])('that refuses %s is final: %j is %s', (_what, error, final) => expect(isFinal(error)).toBe(final));

  it('is kept with its code, without what is confidential', () => {
    const response =
      '550 5.1.1 <asa@example.org>: no such user; asa@example.org is\r\nnot known, see https://mail.example/why?u=asa, 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.pWc2Yx8Zl0Qm7s9uVbN4tRk1';
    expect(answerOf({ code: 'EENVELOPE', responseCode: 550, response })).toBe(
      '550 5.1.1 […]: no such user; […] is not known, see […] […]',
    );
    expect(answerOf({ code: 'ESOCKET', message: 'connect ECONNREFUSED 127.0.0.1:25' })).toBe(
      'ESOCKET connect ECONNREFUSED 127.0.0.1:25',
    );
  });
  it('is cut', () => expect(withoutSecrets('long '.repeat(99))).toHaveLength(200));
});

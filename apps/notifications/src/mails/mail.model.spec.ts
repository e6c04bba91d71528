import { attempted, isForgotten, pauseAfter, queued, retried, settled, viewOf, type KeptMail } from './mail.model.js';

const NOW = '2026-11-21T12:00:00.000Z';
const after = (hours: number, from = NOW) => new Date(Date.parse(from) + hours * 3_600_000).toISOString();
const letter = { kid: 'user:u1.k', iv: 'iv', box: 'box' };
const fresh = (linkUntil?: string): KeptMail =>
  queued({ id: 'm1', template: 'password-reset', userId: 'u1', linkUntil, letter }, NOW);
const busy = { outcome: 'unreachable', answer: '451 try later' } as const;
const refused = { outcome: 'refused', answer: '550 no such user' } as const;
const delivered = { outcome: 'delivered', answer: '250 ok' } as const;

describe('a mail', () => {
  it('is due at once, for two days', () =>
    expect(fresh()).toMatchObject({ state: 'queued', attempts: 0, nextAttemptAt: NOW, tryUntil: after(48) }));
  it('is sent once the server took it, and its letter is gone', () => {
    const sent = attempted(fresh(), delivered, after(1), 0.5);
    expect(sent).toMatchObject({ state: 'sent', attempts: 1, endedAt: after(1), answer: '250 ok' });
    expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['letter']));
    expect(sent.nextAttemptAt).toBeUndefined();
  });
  it('has failed once the server refused it for good, and can be tried again', () => {
    const failed = attempted(fresh(), refused, after(1), 0.5);
    expect(failed).toMatchObject({ state: 'failed', attempts: 1, answer: '550 no such user', letter });
    expect(retried(failed, after(2))).toEqual({
      ...failed,
      state: 'queued',
      nextAttemptAt: after(2),
      tryUntil: after(50),
      endedAt: undefined,
    });
  });
  it('is tried again after a pause that grows to two hours', () => {
    expect([1, 2, 3, 10, 11, 30].map((attempts) => pauseAfter(attempts, 0.5) / 1000)).toEqual([
      10, 20, 40, 5120, 7200, 7200,
    ]);
    expect([pauseAfter(1, 0), pauseAfter(1, 1)]).toEqual([7_500, 12_500]);
  });
  it('is tried some thirty times in two days, and has failed then', () => {
    let mail = fresh();
    for (let now = NOW; mail.state === 'queued'; now = mail.nextAttemptAt ?? now)
      mail = settled(mail, now).state === 'queued' ? attempted(mail, busy, now, 0.5) : settled(mail, now);
    expect(mail).toMatchObject({ state: 'failed', endedAt: after(48), answer: '451 try later', letter });
    expect(mail.attempts).toBeGreaterThan(25);
    expect(mail.attempts).toBeLessThan(40);
  });
  it('expires with its link, whatever is left of the two days', () => {
    const mail = fresh(after(1));
    expect(settled(mail, after(0.9))).toBe(mail);
    const expired = settled(mail, after(1));
    expect([expired.state, expired.letter, retried(expired, after(1))]).toEqual(['expired', undefined, undefined]);
    expect(retried(attempted(mail, refused, after(0.5), 0.5), after(1))).toBeUndefined();
  });
  it('is not retried when it was sent', () =>
    expect(retried(attempted(fresh(), delivered, NOW, 0), NOW)).toBeUndefined());
  it('is forgotten a week after its end', () => {
    const sent = attempted(fresh(), delivered, NOW, 0);
    expect([isForgotten(sent, after(167)), isForgotten(sent, after(168)), isForgotten(fresh(), after(999))]).toEqual([
      false,
      true,
      false,
    ]);
  });
  it('is shown without its letter', () => expect(JSON.stringify(viewOf(fresh()))).not.toContain('box'));
});

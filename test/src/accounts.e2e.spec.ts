import { statSync } from 'node:fs';
import { join } from 'node:path';
import { RunningProgram, type Answer } from '@crm/testing';
import { Mailbox } from './mailbox.js';

const PASSWORD = 'a rather long sentence';
const THEIRS = 'the password of a thief';
const account = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, password: PASSWORD });
/** The header that names a caller's address to a program that trusts the proxy in front of it. */
const from = (address: string) => ({ 'x-forwarded-for': address });

/** Everything by which a caller could distinguish two answers. */
const looks = ({ status, text, headers }: Answer) => ({
  status,
  text: text.replace(/"traceId":"[^"]*"/, ''),
  headers: [...headers.entries()].filter(
    ([name]) => !['date', 'x-request-id', 'traceparent', 'ratelimit'].includes(name),
  ),
});

class People {
  readonly mailbox: Mailbox;
  constructor(readonly program: RunningProgram) {
    this.mailbox = new Mailbox(program);
  }
  register = ({ name, email }: { name: string; email: string }, more: object = {}) =>
    this.program.ask('/api/v1/auth/register', { body: { name, email, ...more } });
  verify = (token?: string, more: object = {}) =>
    this.program.ask('/api/v1/auth/verify-email', { body: { token, password: PASSWORD, ...more } });
  logIn = ({ email, password }: { email: string; password: string }) =>
    this.program.ask('/api/v1/auth/login', { body: { email, password } });
  askReset = (email: string, headers: Record<string, string> = {}) =>
    this.program.ask('/api/v1/auth/password-reset', { body: { email }, headers });
  reset = (token: string | undefined, password: string, name?: string) =>
    this.program.ask('/api/v1/auth/password-reset/confirm', { body: { token, password, name } });
  me = (token: string) => this.program.ask('/api/v1/me', { token });

  /** Registers and verifies an account; needs open registration. */
  async admitted(name: string): Promise<ReturnType<typeof account>> {
    const person = account(name);
    await this.register(person);
    const { token } = await this.mailbox.nth(person.email, 1);
    expect((await this.verify(token)).status).toBe(200);
    return person;
  }
}

describe('a self-registered account, with approval', () => {
  let people: People;
  beforeAll(
    async () => (people = new People(await RunningProgram.start({ env: { PUBLIC_URL: 'https://crm.test/' } }))),
  );
  afterAll(() => people.program.dispose());

  it('is behind a proxy that TRUST_PROXY should name', () =>
    expect(people.program.stdout + people.program.stderr).toContain('TRUST_PROXY names none'));
  it('has no access until its address is verified and it has a role, even across a restart', async () => {
    const grace = account('Grace');
    const answer = await people.register(grace);
    expect([answer.status, answer.text]).toEqual([202, '']);
    const mail = await people.mailbox.nth(grace.email, 1);
    expect(mail.subject).toBe('Verify your address');
    expect(mail.text).toContain(`https://crm.test/#/verify-email?token=${mail.token}`);
    expect(mail.text).toMatch(
      /POST \/api\/v1\/auth\/verify-email \{"token": "[^"]+", "password": "[^"]+", "name": "[^"]+"\}/,
    );
    // Anyone who registers an address could have typed a message to its owner as the name.
    expect(mail.to).toBe(grace.email);
    expect((await people.logIn(grace)).body.code).toBe('identity.login-refused');

    await people.program.stop();
    people = new People(
      await RunningProgram.start({ dataDir: people.program.dataDir, env: { PUBLIC_URL: 'https://crm.test/' } }),
    );
    expect((await people.verify(mail.token, { password: 'short' })).body.errors).toEqual([
      expect.objectContaining({ pointer: '/password', code: 'too-short' }),
    ]);
    expect((await people.verify(mail.token, { password: undefined })).body.errors).toEqual([
      { pointer: '/password', code: 'required', detail: 'Password is required.' },
    ]);
    const receipt = await people.verify(mail.token);
    expect([receipt.status, Object.keys(receipt.body)]).toEqual([200, ['id', 'revision', 'position']]);
    expect((await people.verify(mail.token)).body).toMatchObject({
      status: 403,
      code: 'identity.verification-token-refused',
    });
    expect((await people.logIn(grace)).body).toMatchObject({ status: 403, code: 'identity.account-not-active' });
    expect((await people.logIn({ ...grace, password: 'wrong' })).body.code).toBe('identity.login-refused');
  });
  it('gets the same answer whether or not its address is taken', async () => {
    const [fresh, known, administrator] = [
      await people.register(account('Alan')),
      await people.register(account('Grace')),
      await people.register({ name: 'Ada', email: 'ADA@example.org' }),
    ];
    expect(looks(known)).toEqual(looks(fresh));
    expect(looks(administrator)).toEqual(looks(fresh));
    expect((await people.mailbox.nth('ada@example.org', 1)).subject).toBe('You already have an account');
    expect((await people.mailbox.nth('ada@example.org', 1)).token).toBeUndefined();
  });
  it('leaves the first account unchanged when its address is registered again', async () => {
    await people.register(account('Ada'), { password: THEIRS });
    expect((await people.logIn({ email: 'ada@example.org', password: THEIRS })).status).toBe(401);
    expect((await people.logIn({ email: 'ada@example.org', password: 'correct horse battery staple' })).status).toBe(
      200,
    );
  });
  it('is created once, however many requests arrive at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => people.register(account('Edsger'))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    await people.mailbox.nth('edsger@example.org', 3);
    const mails = people.mailbox.to('edsger@example.org');
    expect(mails).toHaveLength(3);
    const verified = await Promise.all(mails.map(({ token }) => people.verify(token)));
    expect(verified.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  });
  it('refuses a weak password in the same way for known and unknown addresses', async () => {
    const weak = await people.register(account('Barbara'), { password: 'short' });
    expect(weak.body).toMatchObject({ status: 400, errors: [{ pointer: '/password', code: 'too-short' }] });
    expect(looks(await people.register(account('Grace'), { password: 'short' })).text).toBe(looks(weak).text);
  });
  it('accepts no unknown fields', async () => {
    const { body } = await people.register(account('Mallory'), { roles: ['admin'], status: 'active' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/roles', '/status']);
  });
  it('keeps its mails from other users of the machine', () => {
    expect(statSync(join(people.program.dataDir, 'mail')).mode & 0o777).toBe(0o700);
    expect(people.program.stderr).toContain('mails are .eml files in');
  });
});

describe('a self-registered account', () => {
  it('cannot be created while registration is closed', async () => {
    const people = new People(await RunningProgram.start({ env: { REGISTRATION: 'closed' } }));
    try {
      const { status, body } = await people.register(account('Grace'));
      expect([status, body.code]).toEqual([403, 'identity.registration-closed']);
      expect(people.mailbox.all()).toEqual([]);
    } finally {
      await people.program.dispose();
    }
  });
});

describe('an account with open registration', () => {
  let people: People;
  const env = { REGISTRATION: 'open', TRUST_PROXY: '127.0.0.0/8,::1' };
  beforeAll(async () => (people = new People(await RunningProgram.start({ env }))));
  afterAll(() => people.program.dispose());

  it('has the password that was chosen with the mailed link, not the one that came with the registration', async () => {
    const [victim, thief] = [account('Katherine'), { ...account('Katherine'), password: THEIRS }];
    expect((await people.register({ ...thief, name: 'Somebody' }, { password: THEIRS })).status).toBe(202);
    expect((await people.logIn(thief)).status).toBe(401);
    const { token } = await people.mailbox.nth(victim.email, 1);
    // The thief registers once more, after the mail of the owner: both links are in the owner's mailbox, and both work.
    await people.register(thief, { password: THEIRS });
    await people.mailbox.nth(victim.email, 2);
    expect((await people.verify(token, { name: victim.name })).status).toBe(200);
    expect((await people.logIn(thief)).status).toBe(401);
    const { accessToken } = (await people.logIn(victim)).body;
    expect((await people.me(accessToken)).body.name).toBe(victim.name);
  });
  it('has the name that came last before its address was verified', async () => {
    const grete = account('Grete');
    await people.register({ ...grete, name: 'Somebody' });
    await people.register({ ...grete, name: 'Grete Hermann' });
    const { token } = await people.mailbox.nth(grete.email, 2);
    expect((await people.verify(token)).status).toBe(200);
    await people.register({ ...grete, name: 'Somebody' });
    const { accessToken } = (await people.logIn(grete)).body;
    expect((await people.me(accessToken)).body.name).toBe('Grete Hermann');
  });
  it('has the password of the reset, also when it was never verified', async () => {
    const [victim, thief] = [account('Dorothy'), { ...account('Dorothy'), password: THEIRS }];
    await people.register(thief, { password: THEIRS });
    const verification = (await people.mailbox.nth(victim.email, 1)).token;
    await people.askReset(victim.email);
    const { token } = await people.mailbox.nth(victim.email, 2);
    expect((await people.reset(token, victim.password, 'Dorothy Vaughan')).status).toBe(200);
    expect([(await people.logIn(thief)).status, (await people.logIn(victim)).status]).toEqual([401, 200]);
    expect((await people.me((await people.logIn(victim)).body.accessToken)).body.name).toBe('Dorothy Vaughan');
    expect((await people.verify(verification, { password: THEIRS })).status).toBe(403);
    expect([(await people.logIn(thief)).status, (await people.logIn(victim)).status]).toEqual([401, 200]);
  });
  it('gets its reset mail whatever strangers request', async () => {
    const mary = await people.admitted('Mary');
    for (let n = 0; n < 4; n++) await people.register(mary);
    for (let n = 0; n < 4; n++) await people.askReset(mary.email, from('198.51.100.7'));
    await people.mailbox.nth(mary.email, 6);
    expect(people.mailbox.to(mary.email).map(({ subject }) => subject)).toEqual([
      'Verify your address',
      ...Array.from({ length: 2 }, () => 'You already have an account'),
      ...Array.from({ length: 3 }, () => 'Set a new password'),
    ]);
    const foreign = people.mailbox.to(mary.email).at(-1)?.token;
    await people.askReset(mary.email);
    expect((await people.mailbox.nth(mary.email, 7)).subject).toBe('Set a new password');
    // A link that a stranger caused is in the owner's mailbox too.
    expect((await people.reset(foreign, 'another long sentence')).status).toBe(200);
  });
  it('belongs to a Sales user as soon as its address is verified', async () => {
    const grace = await people.admitted('Grace');
    const { body } = await people.logIn(grace);
    expect((await people.me(body.accessToken)).body).toMatchObject({ name: 'Grace', roles: ['sales'] });
    expect((await people.mailbox.nth(grace.email, 1)).text).toContain(`${people.program.url}/#/verify-email`);
  });
  it('gets a new password with the mailed token, once, and its sessions end', async () => {
    const alan = await people.admitted('Alan');
    const before = (await people.logIn(alan)).body;
    const answers = [await people.askReset(alan.email), await people.askReset('nobody@example.org')];
    expect(looks(answers[1] as Answer)).toEqual(looks(answers[0] as Answer));
    expect([answers[0]?.status, answers[0]?.text]).toEqual([202, '']);
    const { token, subject } = await people.mailbox.nth(alan.email, 2);
    expect(subject).toBe('Set a new password');
    expect((await people.reset(token, 'short')).body.errors).toEqual([
      expect.objectContaining({ pointer: '/password', code: 'too-short' }),
    ]);
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, n) => people.reset(token, `${PASSWORD} number ${n}`)),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([200, 403]));
    const winner = tries.findIndex(({ status }) => status === 200);
    expect((await people.logIn({ ...alan, password: `${PASSWORD} number ${winner}` })).status).toBe(200);
    expect((await people.logIn(alan)).status).toBe(401);
    const refresh = { body: { refreshToken: before.refreshToken } };
    expect((await people.program.ask('/api/v1/auth/refresh', refresh)).status).toBe(401);
    expect((await people.mailbox.nth(alan.email, 3)).subject).toBe('Your password was changed');
  });
  it('is sent at most three reset mails in an hour, even after a restart', async () => {
    const edsger = account('Edsger');
    await people.register(edsger);
    for (let n = 0; n < 3; n++) await people.askReset(edsger.email);
    await people.mailbox.nth(edsger.email, 4);
    await people.program.kill();
    people = new People(await RunningProgram.start({ dataDir: people.program.dataDir, env }));
    expect((await people.askReset(edsger.email)).status).toBe(202);
    // The next mail that may be sent comes after one that was not.
    expect((await people.register(edsger)).status).toBe(202);
    await people.mailbox.nth(edsger.email, 5);
    expect(people.mailbox.to(edsger.email).map(({ subject }) => subject)).toEqual([
      'Verify your address',
      ...Array.from({ length: 3 }, () => 'Set a new password'),
      'Verify your address',
    ]);
  });
  it('changes its password, and continues with new tokens only', async () => {
    const barbara = await people.admitted('Barbara');
    const [here, elsewhere] = [(await people.logIn(barbara)).body, (await people.logIn(barbara)).body];
    const change = (currentPassword: string, newPassword: string) =>
      people.program.ask('/api/v1/auth/password', { token: here.accessToken, body: { currentPassword, newPassword } });
    expect((await change('wrong', 'another long sentence')).body.code).toBe('identity.current-password-refused');
    expect((await change(PASSWORD, 'short')).body.errors[0].pointer).toBe('/newPassword');
    const { status, body } = await change(PASSWORD, 'another long sentence');
    expect([status, Object.keys(body).sort()]).toEqual([200, ['accessToken', 'expiresIn', 'refreshToken']]);
    expect((await people.me(body.accessToken)).status).toBe(200);
    expect((await people.me(here.accessToken)).status).toBe(401);
    const refresh = { body: { refreshToken: elsewhere.refreshToken } };
    expect((await people.program.ask('/api/v1/auth/refresh', refresh)).body.code).toBe('identity.refresh-refused');
    expect((await people.logIn({ ...barbara, password: 'another long sentence' })).status).toBe(200);
  });
  it('writes its security events without a single address', () => {
    const events = people.program.stderr
      .split('\n')
      .filter((line) => line.includes('"component":"security"'))
      .map((line) => JSON.parse(line) as { event: string });
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['authn_login_success', 'authn_password_change', 'session_created']),
    );
    expect(people.program.stderr).not.toMatch(/@example\.org/);
  });
});

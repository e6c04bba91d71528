import { RunningProgram, type Answer, type Question } from '@crm/testing';
import { Mailbox } from './mailbox.js';
import { must } from './walk/cast.js';

const PASSWORD = 'a rather long sentence';
const ANOTHER = 'another rather long sentence';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

let program: RunningProgram;
let mailbox: Mailbox;
beforeAll(async () => {
  program = await RunningProgram.start({ env: { REGISTRATION: 'open' } });
  mailbox = new Mailbox(program);
});
afterAll(() => program.dispose());

async function ask(path: string, question?: Question): Promise<Answer> {
  const answer = await program.ask(`/api/v1${path}`, question);
  const written = answer.headers.get('consistency-token') ?? '';
  if (written > position) position = written;
  return answer;
}
/** Of the last write of anybody. */
let position = '00000000000000000000';
/** Sees what others have written. */
const asAdministrator = (path: string, { headers, ...question }: Question = {}): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1${path}`, { ...question, headers: { 'consistency-token': position, ...headers } });
const logIn = (email: string, password = PASSWORD): Promise<Answer> =>
  ask('/auth/login', { body: { email, password } });
const request = ({ accessToken: token }: Tokens, email: string, currentPassword = PASSWORD): Promise<Answer> =>
  ask('/me/email', { token, body: { email, currentPassword } });
const confirm = (token: string | undefined): Promise<Answer> => ask('/auth/email-change/confirm', { body: { token } });
const me = async ({ accessToken: token }: Tokens) => must(await ask('/me', { token })).body;

/** An account with an open session. */
async function person(name: string): Promise<{ email: string; tokens: Tokens }> {
  const email = `${name}@old.example`;
  must(await ask('/auth/register', { body: { name, email } }));
  const { token } = await mailbox.nth(email, 1);
  must(await ask('/auth/verify-email', { body: { token, password: PASSWORD } }));
  return { email, tokens: must(await logIn(email)).body };
}

describe('another e-mail address', () => {
  it('is valid when both mailboxes have confirmed it; until then the old one is', async () => {
    const { email: old, tokens: here } = await person('grace');
    const elsewhere = must(await logIn(old)).body as Tokens;
    expect((await request(here, 'Grace@new.example')).status).toBe(200);
    expect((await me(here)).pendingEmail).toMatchObject({ email: 'Grace@new.example', awaits: ['current', 'new'] });
    const [toOld, toNew] = [await mailbox.nth(old, 2), await mailbox.nth('Grace@new.example', 1)];
    expect([toOld.subject, toNew.subject]).toEqual(['Confirm the change of your address', 'Confirm your new address']);
    expect(toOld.text).toContain('/#/confirm-email-change?token=');

    expect((await confirm(toNew.token)).status).toBe(200);
    expect((await me(here)).pendingEmail.awaits).toEqual(['current']);
    expect([(await logIn(old)).status, (await logIn('grace@new.example')).status]).toEqual([200, 401]);
    expect((await confirm(toNew.token)).body.code).toBe('identity.email-change-token-refused');

    expect((await confirm(toOld.token)).status).toBe(200);
    expect([(await logIn(old)).status, (await logIn('grace@new.example')).status]).toEqual([401, 200]);
    expect(await me(here)).toMatchObject({ email: 'Grace@new.example' });
    expect(await me(here)).not.toHaveProperty('pendingEmail');
    expect((await ask('/auth/refresh', { body: { refreshToken: elsewhere.refreshToken } })).status).toBe(401);
    expect((await mailbox.nth(old, 3)).subject).toBe('The address of your account was changed');
    const { items } = must(await asAdministrator('/users?filter=email eq "grace@new.example"')).body;
    expect(items).toMatchObject([{ email: 'Grace@new.example', emailVerified: true, status: 'active' }]);
  });

  it('leaves no link behind in the old mailbox, which may belong to somebody else tomorrow', async () => {
    const { email: old, tokens } = await person('alan');
    must(await ask('/auth/password-reset', { body: { email: old } }));
    const reset = (await mailbox.nth(old, 2)).token;
    must(await request(tokens, 'alan@new.example'));
    must(await confirm((await mailbox.nth(old, 3)).token));
    must(await confirm((await mailbox.nth('alan@new.example', 1)).token));
    const taken = await ask('/auth/password-reset/confirm', { body: { token: reset, password: ANOTHER } });
    expect(taken.body.code).toBe('identity.reset-token-refused');
    // The old address is free for another person.
    must(await ask('/auth/register', { body: { name: 'Next', email: old } }));
    expect((await mailbox.nth(old, 5)).subject).toBe('Verify your address');
  });

  it('needs the current password, and wrong ones count as failed log-ins', async () => {
    const { email, tokens } = await person('barbara');
    expect((await request(tokens, 'barbara@new.example', 'guessed')).body.code).toBe(
      'identity.current-password-refused',
    );
    for (let n = 0; n < 4; n++) await request(tokens, 'barbara@new.example', 'guessed');
    expect((await request(tokens, 'barbara@new.example')).body.code).toBe('identity.too-many-failures');
    expect(mailbox.to('barbara@new.example')).toEqual([]);
    expect((await logIn(email)).status).toBe(429);
  });

  it('is refused without a session, with an invalid address, and for an API client', async () => {
    const { tokens } = await person('mary');
    expect((await ask('/me/email', { body: { email: 'a@b.example', currentPassword: 'x' } })).status).toBe(401);
    expect((await request(tokens, 'no address')).body.errors[0].pointer).toBe('/email');
    const made = must(await asAdministrator('/api-clients', { body: { name: 'erp', scopes: ['customer.read'] } })).body;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: made.id,
      client_secret: made.clientSecret,
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { access_token: token } = must(await ask('/auth/token', { body: form.toString(), headers })).body;
    const asked = await ask('/me/email', { token, body: { email: 'erp@new.example', currentPassword: 'x' } });
    expect([asked.status, asked.body.code]).toEqual([404, 'identity.user-not-found']);
  });

  it('can be requested three times an hour; a newer request replaces the links, a withdrawal ends them', async () => {
    const { email, tokens } = await person('dorothy');
    must(await request(tokens, 'dorothy@one.example'));
    must(await request(tokens, 'dorothy@two.example'));
    const stale = await confirm((await mailbox.nth('dorothy@one.example', 1)).token);
    expect([stale.status, stale.body.code]).toEqual([403, 'identity.email-change-token-refused']);
    must(await ask('/me/email', { method: 'DELETE', token: tokens.accessToken }));
    expect((await confirm((await mailbox.nth('dorothy@two.example', 1)).token)).status).toBe(403);
    expect((await ask('/me/email', { method: 'DELETE', token: tokens.accessToken })).body.code).toBe(
      'identity.no-email-change',
    );
    must(await request(tokens, 'dorothy@three.example'));
    const refused = await request(tokens, 'dorothy@four.example');
    expect([refused.status, refused.body.code]).toEqual([429, 'identity.too-many-email-changes']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect((await logIn(email)).status).toBe(200);
  });

  it('is mailed once for a repeated request', async () => {
    const { email, tokens } = await person('edsger');
    const body = { email: 'edsger@new.example', currentPassword: PASSWORD };
    const twice = { token: tokens.accessToken, body, headers: { 'idempotency-key': 'change-1' } };
    const [first, again] = [must(await ask('/me/email', twice)), must(await ask('/me/email', twice))];
    expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
    must(await confirm((await mailbox.nth(email, 2)).token));
    expect(mailbox.to('edsger@new.example')).toHaveLength(1);
    // The address is the same: nothing to change.
    must(await request(tokens, email));
    expect((await me(tokens)).pendingEmail.awaits).toEqual(['new']);
  });

  it('is neither blocked by a request nor revealed to have an account', async () => {
    const [{ email, tokens }, other] = [await person('ken'), await person('joan')];
    const [known, fresh] = [await request(tokens, other.email), await request(tokens, 'nobody@new.example')];
    expect([known.status, Object.keys(known.body)]).toEqual([fresh.status, Object.keys(fresh.body)]);
    must(await request(tokens, 'wanted@new.example'));
    const [toOld, toNew] = [await mailbox.nth(email, 4), await mailbox.nth('wanted@new.example', 1)];
    must(await confirm(toNew.token));
    // The request reserves nothing: the owner of the address registers meanwhile.
    must(await ask('/auth/register', { body: { name: 'Wanted', email: 'wanted@new.example' } }));
    expect((await mailbox.nth('wanted@new.example', 2)).subject).toBe('Verify your address');
    const late = await confirm(toOld.token);
    expect([late.status, late.body.code]).toEqual([409, 'identity.email-taken']);
    expect((await logIn(email)).status).toBe(200);
  });

  it('goes to one of two who confirm it at the same time', async () => {
    const people = await Promise.all(['niklaus', 'tony'].map((name) => person(name)));
    for (const { tokens } of people) must(await request(tokens, 'shared@new.example'));
    const mails = [await mailbox.nth('shared@new.example', 1), await mailbox.nth('shared@new.example', 2)];
    for (const { email } of people) must(await confirm((await mailbox.nth(email, 2)).token));
    const answers = await Promise.all(mails.map(({ token }) => confirm(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const addresses = await Promise.all(people.map(async ({ tokens }) => (await me(tokens)).email as string));
    expect(addresses.filter((address) => address === 'shared@new.example')).toHaveLength(1);
  });
});

describe('an administrator', () => {
  const etagOf = async (id: string) => (await asAdministrator(`/users/${id}`).then(must)).headers.get('etag') ?? '';
  const change = async (id: string, email: string, token?: string): Promise<Answer> => {
    const question = { method: 'PUT', body: { email }, headers: { 'if-match': await etagOf(id) } };
    return token === undefined
      ? asAdministrator(`/users/${id}/email`, question)
      : ask(`/users/${id}/email`, { ...question, token });
  };

  it('changes the address of a user who lost the old mailbox; the new one confirms', async () => {
    const { email: old, tokens } = await person('radia');
    const { id } = await me(tokens);
    expect((await change(id, 'radia@new.example')).status).toBe(200);
    expect((await mailbox.nth(old, 2)).subject).toBe('The address of your account is about to change');
    expect((await mailbox.nth(old, 2)).token).toBeUndefined();
    expect((await logIn(old)).status).toBe(200);
    expect((await confirm((await mailbox.nth('radia@new.example', 1)).token)).status).toBe(200);
    expect([(await logIn(old)).status, (await logIn('radia@new.example')).status]).toEqual([401, 200]);
    expect((await ask('/auth/refresh', { body: { refreshToken: tokens.refreshToken } })).status).toBe(401);
    const trail = must(await asAdministrator(`/audit/records/user/${id}?field=email&include=names`)).body;
    expect(trail.items).toMatchObject([{ field: 'email' }, { field: 'email', from: old, to: 'radia@new.example' }]);
  });

  it('cannot change their own in this way, and others cannot change any', async () => {
    const ada = must(await asAdministrator('/me')).body.id as string;
    expect((await change(ada, 'ada@new.example')).body.code).toBe('identity.not-yourself');
    const { tokens } = await person('margaret');
    expect((await change((await me(tokens)).id, 'm@new.example', tokens.accessToken)).status).toBe(403);
  });
});

describe('an invited person who lost the mail', () => {
  const invite = async (name: string): Promise<string> => {
    const email = `${name}@invited.example`;
    must(await asAdministrator('/users', { body: { name, email, roles: ['sales'] } }));
    await mailbox.nth(email, 1);
    return email;
  };
  const accept = (token: string | undefined): Promise<Answer> =>
    ask('/auth/accept-invitation', { body: { token, password: PASSWORD } });

  it('gets the invitation again by asking for a new password, with the answer that everyone gets', async () => {
    const email = await invite('frances');
    const [known, unknown] = [
      await ask('/auth/password-reset', { body: { email } }),
      await ask('/auth/password-reset', { body: { email: 'nobody@invited.example' } }),
    ];
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    const again = await mailbox.nth(email, 2);
    expect(again.subject).toBe('You are invited');
    expect(
      (await ask('/auth/password-reset/confirm', { body: { token: again.token, password: PASSWORD } })).status,
    ).toBe(403);
    expect((await accept(again.token)).status).toBe(200);
    expect((await logIn(email)).status).toBe(200);
    expect((await accept((await mailbox.nth(email, 1)).token)).status).toBe(403);
  });

  it('keeps the first link, and gets at most three an hour from one network', async () => {
    const email = await invite('jean');
    for (let n = 0; n < 5; n++) must(await ask('/auth/password-reset', { body: { email } }));
    must(await ask('/auth/register', { body: { name: 'Jean', email } }));
    expect((await mailbox.nth(email, 5)).subject).toBe('You are invited');
    expect(mailbox.to(email)).toHaveLength(5);
    expect((await accept((await mailbox.nth(email, 1)).token)).status).toBe(200);
  });
});

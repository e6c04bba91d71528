import { crm, RunningProgram, type Answer } from '@crm/testing';

const PASSWORD = 'correct horse battery staple';

/** Another administrator, created by the operator while the program runs. */
async function administrator(program: RunningProgram, email: string): Promise<{ id: string; token: string }> {
  const made = await crm(['user', 'create-admin', '--email', email, '--name', email, '--json'], {
    env: { DATA_DIR: program.dataDir },
    input: PASSWORD,
  });
  const { id } = JSON.parse(made.stdout) as { id: string };
  return { id, token: await program.logIn({ email, password: PASSWORD }) };
}

const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();

describe('the last administrator', () => {
  let program: RunningProgram;
  let ada: { id: string; token: string };
  beforeAll(async () => {
    program = await RunningProgram.start();
    const token = await program.logIn();
    ada = { id: (await program.ask('/api/v1/me', { token })).body.id, token };
  });
  afterAll(() => program.dispose());

  const remove = (way: string, id: string, token: string): Promise<Answer> =>
    way === 'deactivate'
      ? program.ask(`/api/v1/users/${id}/deactivate`, { token, body: {} })
      : way === 'delete'
        ? program.ask(`/api/v1/users/${id}`, { method: 'DELETE', token, headers: { 'if-match': '"3"' } })
        : program.ask(`/api/v1/users/${id}/roles`, {
            method: 'PUT',
            token,
            body: { roles: ['auditor'] },
            headers: { 'if-match': '"3"' },
          });

  it('cannot leave', async () => {
    const roles = await remove('roles', ada.id, ada.token);
    expect([roles.status, roles.body.code]).toEqual([409, 'identity.last-administrator']);
    const gone = await remove('deactivate', ada.id, ada.token);
    expect([gone.status, gone.body.code]).toEqual([403, 'identity.not-yourself']);
    expect((await program.ask('/api/v1/me', { token: ada.token })).body.roles).toEqual(['admin']);
  });

  it.each(['deactivate', 'delete', 'roles'])('stays when two remove each other 50 times at once (%s)', async (way) => {
    const [one, other] = [
      await administrator(program, `one.${way}@example.org`),
      await administrator(program, `other.${way}@example.org`),
    ];
    // Only these two are left.
    const before = await program.ask('/api/v1/users?filter=roles eq "admin" and status eq "active"', one);
    for (const { id } of before.body.items as { id: string }[])
      if (id !== one.id && id !== other.id) expect((await remove('deactivate', id, one.token)).status).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_each, index) =>
        index % 2 === 0 ? remove(way, other.id, one.token) : remove(way, one.id, other.token),
      ),
    );
    expect(statuses(answers).every((status) => [200, 401, 403, 404, 409, 412].includes(status))).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const me = await Promise.all([one, other].map(({ token }) => program.ask('/api/v1/me', { token })));
    const stillAdministrators = me.filter(({ status, body }) => status === 200 && body.roles.includes('admin'));
    expect(stillAdministrators).toHaveLength(1);
  });
});

describe('administering users', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start()));
  afterAll(() => program.dispose());

  it('refuses the access tokens of a deactivated user within 5 seconds', async () => {
    const { id, token } = await administrator(program, 'grace@example.org');
    expect((await program.ask('/api/v1/me', { token })).status).toBe(200);
    const done = await program.askAsAdministrator(`/api/v1/users/${id}/deactivate`, { body: { reason: 'Left.' } });
    expect(done.status).toBe(200);
    expect(await until(async () => (await program.ask('/api/v1/me', { token })).status === 401)).toBeLessThan(5_000);
    expect((await program.askAsAdministrator(`/api/v1/users/${id}/reactivate`, { method: 'POST' })).status).toBe(200);
    // The account is open again; the old session stays ended.
    expect(await program.logIn({ email: 'grace@example.org', password: PASSWORD })).toEqual(expect.any(String));
    expect((await program.ask('/api/v1/me', { token })).status).toBe(401);
  });

  it('takes rights from tokens that were issued before; a manager sees only the team', async () => {
    const { id, token } = await administrator(program, 'mary@example.org');
    const [mate, stranger] = [
      await administrator(program, 'mate@example.org'),
      await administrator(program, 'stranger@example.org'),
    ];
    const { body: team } = await program.askAsAdministrator('/api/v1/teams', { body: { name: 'North' } });
    for (const member of [id, mate.id])
      await program.askAsAdministrator(`/api/v1/teams/${team.id}/members/${member}`, { method: 'PUT' });
    const { headers } = await program.askAsAdministrator(`/api/v1/users/${id}`);
    const changed = await program.askAsAdministrator(`/api/v1/users/${id}/roles`, {
      method: 'PUT',
      body: { roles: ['manager'] },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    expect(changed.status).toBe(200);
    const invite = () => program.ask('/api/v1/users', { token, body: {} });
    expect(await until(async () => (await invite()).status === 403)).toBeLessThan(5_000);
    const seen = await program.ask('/api/v1/users?total=true', { token });
    expect([seen.body.total, seen.body.items.map((user: { id: string }) => user.id).sort()]).toEqual([
      2,
      [id, mate.id].sort(),
    ]);
    expect((await program.ask(`/api/v1/users/${mate.id}`, { token })).body.teamIds).toEqual([team.id]);
    const hidden = await program.ask(`/api/v1/users/${stranger.id}`, { token });
    expect([hidden.status, hidden.body.code]).toEqual([404, 'identity.user-not-found']);
  });
});

/** Milliseconds until the condition held. */
async function until(condition: () => Promise<boolean>): Promise<number> {
  const start = Date.now();
  while (!(await condition()) && Date.now() - start < 10_000) await new Promise((resolve) => setTimeout(resolve, 50));
  return Date.now() - start;
}

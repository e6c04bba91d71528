import { crm, RunningProgram, type Answer } from '@crm/testing';

const PASSWORD = 'correct horse battery staple';

/** A further administrator, made by the operator while the program runs. */
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

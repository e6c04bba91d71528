import { crm, type Question, type RunningProgram } from '@crm/testing';
import { operations } from '../served/document.js';
import { must, PEOPLE, ROLES, type Cast, type Person, type Role } from './cast.js';
import { SCOPES } from './rights.js';

/** Machine credentials are walked as soon as the document has them. */
export const CLIENTS_EXIST = operations.some(({ method, path }) => method === 'post' && path === '/api/v1/api-clients');
const PASSWORD = 'a password for the walk';

/** The token of another session of somebody in the cast. */
export const logInAgain = (program: RunningProgram, role: Role): Promise<string> =>
  program.logIn({ email: `${role}@walk.example`, password: PASSWORD });

export async function castOf(program: RunningProgram, roles: readonly Role[] = ROLES): Promise<Cast> {
  const ask = (path: string, question?: Question) => program.askAsAdministrator(`/api/v1${path}`, question).then(must);
  const north = (await ask('/teams', { body: { name: 'North' } })).body.id as string;
  const south = (await ask('/teams', { body: { name: 'South' } })).body.id as string;
  const person = async (name: string, role: Role, team: string): Promise<Person> => {
    const email = `${name}@walk.example`;
    const made = await crm(['user', 'create-admin', '--email', email, '--name', name, '--json'], {
      env: { DATA_DIR: program.dataDir },
      input: PASSWORD,
    });
    const { id } = JSON.parse(made.stdout) as { id: string };
    await ask(`/teams/${team}/members/${id}`, { method: 'PUT' });
    const etag = (await ask(`/users/${id}`)).headers.get('etag') ?? '';
    await ask(`/users/${id}/roles`, { method: 'PUT', body: { roles: [role] }, headers: { 'if-match': etag } });
    return { id, token: await program.logIn({ email, password: PASSWORD }) };
  };
  const callers: Partial<Record<Role, Person>> = {};
  for (const role of PEOPLE) if (roles.includes(role)) callers[role] = await person(role, role, north);
  if (CLIENTS_EXIST && roles.includes('integration')) callers.integration = await apiClient(program);
  return {
    callers: callers as Record<Role, Person>,
    colleague: await person('colleague', 'sales', north),
    stranger: await person('stranger', 'sales', south),
  };
}

async function apiClient(program: RunningProgram): Promise<Person> {
  const made = must(await program.askAsAdministrator('/api/v1/api-clients', { body: { name: 'erp', scopes: SCOPES } }));
  const { id, secret, clientId, clientSecret } = made.body as Record<string, string>;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId ?? id ?? '',
    client_secret: clientSecret ?? secret ?? '',
  });
  const token = must(
    await program.ask('/api/v1/auth/token', {
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  );
  return { id: id ?? '', token: (token.body as { access_token: string }).access_token };
}

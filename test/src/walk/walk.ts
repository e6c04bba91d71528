import { RunningProgram, type Answer } from '@crm/testing';
import { bodyExample, parameterExample } from '../served/examples.js';
import type { Operation } from '../served/document.js';
import type { Cast, Person, Role } from './cast.js';
import { castOf } from './people.js';
import { namesCustomer, Records } from './records.js';
import { walkedRecord, writableOf } from './rights.js';

export const ABSENT = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

export interface Subject {
  /** By the parameters of the path. */
  readonly ids: Readonly<Record<string, string>>;
  readonly customerId: string | undefined;
}

export interface CallOptions {
  readonly role?: Role;
  /** null: none is sent. Absent: the ETag of the subject, where the operation takes the header. */
  readonly ifMatch?: string | null;
}

export const parametersOf = ({ path }: Operation): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
const filled = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? ABSENT);

/** Named for a test of each. */
export const routes = (list: readonly Operation[]) =>
  list.map((each) => [`${each.method} ${each.path}`, each] as const);

/** Calls any operation of the document, on things that it makes, as anybody of its cast. */
export class Walk {
  /** Of what the administrator made last: others have to see it. */
  private position = '';
  readonly records: Records;

  private constructor(
    readonly program: RunningProgram,
    readonly cast: Cast,
  ) {
    this.records = new Records(async (path, question) => {
      const answer = await program.askAsAdministrator(`/api/v1${path}`, question);
      this.position = answer.headers.get('consistency-token') ?? this.position;
      return answer;
    }, cast);
  }

  /** `roles`: of those who call. Each takes a second. */
  static async start(roles?: readonly Role[]): Promise<Walk> {
    const env = { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' };
    const program = await RunningProgram.start({ env });
    return new Walk(program, await castOf(program, roles));
  }

  /** Waits until the administrator's last write is visible. */
  get current(): Readonly<Record<string, string>> {
    return this.position === '' ? {} : { 'consistency-token': this.position };
  }

  /** What the operation is done to: things of that owner. Fails for a kind of thing that this walk cannot make. */
  async subjectOf(operation: Operation, owner: Person): Promise<Subject> {
    if (operation.path.includes('/by-external-id/')) return this.records.known(owner);
    const ids: Record<string, string> = {};
    for (const name of parametersOf(operation)) {
      const id = await walkedRecord(name)?.make(this.records, owner, operation);
      if (id === undefined) throw new Error(`${operation.id}: the walk does not know how to make a {${name}}`);
      ids[name] = id;
    }
    const customerId = ids['customerId'] ?? (namesCustomer(operation) ? await this.records.customer(owner) : undefined);
    return { ids, customerId };
  }

  async call(
    operation: Operation,
    subject: Subject,
    caller: Pick<Person, 'token'> | undefined,
    options: CallOptions = {},
  ): Promise<Answer> {
    const { method, path, parameters } = operation;
    const body = this.bodyFor(operation, subject, caller, options);
    const query = parameters
      .filter((each) => each.in === 'query' && each.required)
      .map((each) => `${each.name}=${encodeURIComponent(String(parameterExample(each)))}`);
    const response = await fetch(
      `${this.program.url}${filled(path, subject.ids)}${query.length > 0 ? `?${query.join('&')}` : ''}`,
      {
        method: method.toUpperCase(),
        headers: {
          ...(caller === undefined ? {} : { authorization: `Bearer ${caller.token}` }),
          ...this.current,
          ...(body === undefined ? {} : { 'content-type': bodyExample(operation)?.type ?? '' }),
          ...(await this.ifMatchFor(operation, subject, options)),
        },
        body,
      },
    );
    const endless = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    if (endless) await response.body?.cancel();
    const text = endless ? '' : await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  private bodyFor(
    operation: Operation,
    { customerId }: Subject,
    caller: object | undefined,
    { role }: CallOptions,
  ): string | undefined {
    const example = bodyExample(operation);
    if (example === undefined) return undefined;
    if (!example.type.endsWith('json')) return String(example.value);
    const { colleague } = this.cast;
    const owner = operation.id === 'createCustomer' && caller !== undefined && 'id' in caller ? caller : colleague;
    const body = this.records.settled(operation, customerId, owner as Person) as Record<string, unknown>;
    // Naming an owner is a right of its own, which the routes that assign are for.
    if (!operation.path.endsWith('/assign')) delete body['ownerId'];
    const writes = operation.method === 'patch' ? writableOf(parametersOf(operation).at(-1), role) : undefined;
    return JSON.stringify(
      writes ? Object.fromEntries(Object.entries(body).filter(([name]) => writes.includes(name))) : body,
    );
  }

  private async ifMatchFor(
    operation: Operation,
    subject: Subject,
    { ifMatch }: CallOptions,
  ): Promise<Readonly<Record<string, string>>> {
    if (ifMatch === null) return {};
    if (ifMatch !== undefined) return { 'if-match': ifMatch };
    return takesIfMatch(operation) ? { 'if-match': await this.etagOf(operation, subject) } : {};
  }

  /** Id of the last resource in the path. */
  private async etagOf({ path }: Operation, { ids }: Subject): Promise<string> {
    const thing = filled(path.slice(0, path.lastIndexOf('}') + 1), ids);
    return (await this.program.askAsAdministrator(thing)).headers.get('etag') ?? '"0"';
  }
}

export const takesIfMatch = ({ parameters }: Operation): boolean => parameters.some(({ name }) => name === 'If-Match');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

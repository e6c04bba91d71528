import type { Answer, Question } from '@crm/testing';
import { bodyExample } from '../served/examples.js';
import { operations, type Operation } from '../served/document.js';
import { must, type Cast, type Person } from './people.js';

/** As an administrator, from `/api/v1` on. */
export type Ask = (path: string, question?: Question) => Promise<Answer>;

let count = 0;
const next = (): string => `${(count += 1)}-${process.pid}`;

/** Makes one thing of each kind, belonging to that person. Named after the parameter that carries its id in paths. */
export class Records {
  private field: Promise<string> | undefined;
  private export: Promise<string> | undefined;

  constructor(
    private readonly ask: Ask,
    private readonly cast: Cast,
  ) {}

  /** Right to read such a thing, by the parameter that names it. */
  static readonly READ: Readonly<Record<string, string>> = {
    customerId: 'customer.read',
    interactionId: 'interaction.read',
    noteId: 'note.read',
    fieldId: 'custom-field.read',
    importId: 'customer.import',
    userId: 'user.read',
    teamId: 'team.read',
    clientId: 'api-client.read',
    apiClientId: 'api-client.read',
    exportId: 'list.export',
  };

  /** undefined: this walk does not know how to make such a thing. */
  async make(parameter: string, owner: Person, { method }: Operation): Promise<string | undefined> {
    switch (parameter) {
      case 'customerId':
        return this.customer(owner);
      case 'interactionId':
      case 'noteId':
        return this.attached(parameter === 'noteId' ? 'notes' : 'interactions', await this.customer(owner));
      case 'userId':
        return method === 'get' ? owner.id : this.user();
      case 'teamId':
        return this.created('/teams', { name: `Team ${next()}` });
      case 'fieldId':
        // There can be twenty of them: all callers meet the same one.
        return (this.field ??= this.created('/custom-fields', this.like('/custom-fields', { key: 'walked' })));
      case 'clientId':
      case 'apiClientId':
        return this.created('/api-clients', this.like('/api-clients', { name: `Client ${next()}` }));
      case 'importId': {
        const headers = { 'content-type': 'text/csv' };
        return (
          await this.ask('/imports', {
            body: 'Customer Name,Customer Email,Age\nAda,ada@walk.example,36\n',
            headers,
          }).then(must)
        ).body.id as string;
      }
      case 'recordType':
        return 'customer';
      case 'recordId':
        return this.customer(owner);
      case 'eventId':
        return this.entry(await this.customer(owner));
      case 'exportId':
        // All meet the same one: each export costs a thread.
        return (this.export ??= this.created('/exports', { list: 'teams', format: 'csv' }));
      case 'code':
        return 'request.invalid';
      default:
        return undefined;
    }
  }

  async customer(owner: Person, name = `Walked ${next()}`): Promise<string> {
    const body = { kind: 'person', name, emails: [{ address: `c${next()}@walk.example` }] };
    return this.created('/customers', { ...body, ...(owner.id === '' ? {} : { ownerId: owner.id }) });
  }

  /** A customer by the id that another system gave it. */
  async known(owner: Person): Promise<{ ids: Record<string, string>; customerId: string }> {
    const ids = { system: 'erp', id: `walk-${next()}` };
    const body = { kind: 'person', name: `Known ${next()}`, emails: [{ address: `k${next()}@walk.example` }] };
    const path = `/customers/by-external-id/${ids.system}/${ids.id}`;
    const customerId = (await this.ask(path, { method: 'PUT', body }).then(must)).body.id as string;
    await this.ask(`/customers/${customerId}/assign`, { body: { ownerId: owner.id } }).then(must);
    return { ids, customerId };
  }

  /** An interaction or a note, written by the administrator. */
  async attached(kind: 'interactions' | 'notes', customerId: string, text = `Said ${next()}`): Promise<string> {
    const nested = `/customers/${customerId}/${kind}`;
    const isNested = operations.some(
      ({ method, path }) => method === 'post' && path === `/api/v1/customers/{customerId}/${kind}`,
    );
    const path = isNested ? nested : `/${kind}`;
    const said = kind === 'notes' ? { text } : { summary: text };
    return this.created(
      path,
      this.like(isNested ? nested.replace(customerId, '{customerId}') : path, { ...said, customerId }),
    );
  }

  /** Of the audit trail: how a customer began. */
  private async entry(customerId: string): Promise<string> {
    const filter = encodeURIComponent(`recordId eq "${customerId}"`);
    const { items } = (await this.ask(`/audit?filter=${filter}`).then(must)).body as { items: { id: string }[] };
    return items[0]?.id ?? '';
  }

  private user(): Promise<string> {
    return this.created('/users', { name: `User ${next()}`, email: `u${next()}@walk.example`, roles: ['sales'] });
  }

  private async created(path: string, body: object): Promise<string> {
    return (await this.ask(path, { body }).then(must)).body.id as string;
  }

  /** The example of the document with these members, as far as there are such members. */
  private like(path: string, members: Record<string, unknown>): object {
    const creation = operations.find((each) => each.method === 'post' && each.path === `/api/v1${path}`);
    if (creation === undefined) throw new Error(`nothing can be created at ${path}`);
    const body = this.settled(creation, members['customerId'] as string | undefined, this.cast.colleague);
    return Object.assign(
      {},
      body as object,
      Object.fromEntries(Object.entries(members).filter(([name]) => name in (body as object))),
    );
  }

  /** The example of the document, speaking of people and customers that exist. */
  settled(operation: Operation, customerId: string | undefined, owner: Person): unknown {
    return settle(bodyExample(operation)?.value, { customerId, userId: this.cast.colleague.id, ownerId: owner.id });
  }
}

interface References {
  readonly customerId: string | undefined;
  readonly userId: string;
  readonly ownerId: string;
}

function settle(value: unknown, references: References): unknown {
  if (Array.isArray(value)) return value.map((member) => settle(member, references));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !['teamIds', 'participants'].includes(name))
      .map(([name, member]) => [name, settledMember(name, member, references)]),
  );
}

function settledMember(name: string, member: unknown, references: References): unknown {
  if (name in references) return references[name as keyof References] ?? member;
  if (name === 'id' && references.customerId !== undefined) return references.customerId; // an operation of a bulk
  if (name === 'email' || (name === 'address' && typeof member === 'string')) return `x${next()}@walk.example`;
  if (name === 'name' && typeof member === 'string') return `${member} ${next()}`;
  return settle(member, references);
}

/** Whether the body, not the path, names the customer that the operation is about. */
export const namesCustomer = (operation: Operation): boolean =>
  /"customerId"|"op"/.test(JSON.stringify(bodyExample(operation)?.value ?? null));

import type { Answer, Question } from '@crm/testing';
import { bodyExample } from '../served/examples.js';
import { operations, type Operation } from '../served/document.js';
import { must, unique, type Cast, type Person } from './cast.js';

/** As an administrator, from `/api/v1` on. */
export type Ask = (path: string, question?: Question) => Promise<Answer>;

const address = (): string => `${unique('x').replace(' ', '')}@walk.example`;

/** What features make their records with, as an administrator. */
export class Records {
  private readonly only = new Map<string, Promise<string>>();

  constructor(
    private readonly ask: Ask,
    private readonly cast: Cast,
  ) {}

  /** One for all callers. */
  once(name: string, make: () => Promise<string>): Promise<string> {
    const made = this.only.get(name) ?? make();
    this.only.set(name, made);
    return made;
  }

  async customer(owner: Person, name = unique('Walked')): Promise<string> {
    const body = { kind: 'person', name, emails: [{ address: address() }] };
    return this.created('/customers', { ...body, ...(owner.id === '' ? {} : { ownerId: owner.id }) });
  }

  /** A customer by the id that another system gave it. */
  async known(owner: Person): Promise<{ ids: Record<string, string>; customerId: string }> {
    const ids = { system: 'erp', id: unique('walk').replace(' ', '-') };
    const body = { kind: 'person', name: unique('Known'), emails: [{ address: address() }] };
    const path = `/customers/by-external-id/${ids.system}/${ids.id}`;
    const customerId = (await this.ask(path, { method: 'PUT', body }).then(must)).body.id as string;
    await this.ask(`/customers/${customerId}/assign`, { body: { ownerId: owner.id } }).then(must);
    return { ids, customerId };
  }

  /** Of the audit trail: how a customer began. */
  async entry(customerId: string): Promise<string> {
    const filter = encodeURIComponent(`recordId eq "${customerId}"`);
    const { items } = (await this.ask(`/audit?filter=${filter}`).then(must)).body as { items: { id: string }[] };
    return items[0]?.id ?? '';
  }

  /** A team that its owner is the only member of. */
  async team(name: string, owner: Person): Promise<string> {
    const id = await this.created('/teams', { name });
    await this.ask(`/teams/${id}/members/${owner.id}`, { method: 'PUT' }).then(must);
    return id;
  }

  user(): Promise<string> {
    return this.created('/users', { name: unique('User'), email: address(), roles: ['sales'] });
  }

  async created(path: string, body: object | string, type = 'application/json'): Promise<string> {
    return (await this.ask(path, { body, headers: { 'content-type': type } }).then(must)).body.id as string;
  }

  /** Made from the example of the document, with these members instead. */
  made(path: string, members: Record<string, unknown>): Promise<string> {
    const creation = operations.find((each) => each.method === 'post' && each.path === `/api/v1${path}`);
    if (creation === undefined) throw new Error(`nothing can be created at ${path}`);
    const body = this.settled(creation, members['customerId'] as string | undefined, this.cast.colleague);
    return this.created(path, { ...(body as object), ...members });
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
      .filter(([name]) => !['teamIds', 'teamId', 'participants'].includes(name))
      .map(([name, member]) => [name, settledMember(name, member, references)]),
  );
}

function settledMember(name: string, member: unknown, references: References): unknown {
  if (name in references) return references[name as keyof References] ?? member;
  if (name === 'id' && references.customerId !== undefined) return references.customerId; // an operation of a bulk
  if (name === 'subsidiaryOf') return null;
  if (name === 'email' || (name === 'address' && typeof member === 'string')) return address();
  if (name === 'name' && typeof member === 'string') return unique(member);
  return settle(member, references);
}

/** Whether the body, not the path, names the customer that the operation is about. */
export const namesCustomer = (operation: Operation): boolean =>
  /"customerId"|"op"/.test(JSON.stringify(bodyExample(operation)?.value ?? null));

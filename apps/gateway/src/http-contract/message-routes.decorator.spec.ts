import { Forbidden } from '@crm/access';
import { Message, type CallContext, type Receipt } from '@crm/contracts';
import { NoteNotFound } from '@crm/contracts/customers';
import { IfMatchRequired, StaleRevision } from '@crm/contracts/refusals';
import { ServiceClient } from '@crm/messaging';
import { Answers } from './answers.http.js';
import { LastWrites } from './last-writes.service.js';
import { MESSAGE_ROUTES, MessageRoutes } from './message-routes.decorator.js';
import { NamedAnswers } from './named-answers.service.js';
import { Begins, Changes, Creates, Does, Lists, Removes, Shows, Tells } from './routes.decorator.js';

class Page {
  readonly items: readonly string[] = ['n1'];
}
class Note {
  constructor(
    readonly revision: number,
    readonly text: string,
  ) {}
}
class WriteNote extends Message<Receipt> {}
class ListNotes extends Message<Page> {}
class GetNote extends Message<Note> {
  constructor(readonly noteId: string) {
    super();
  }
}

const note = { name: 'note', type: Note, of: (id: string) => new GetNote(id), absent: NoteNotFound };
const says = { summary: 'A note', shows: note };

class NotesController {
  @Creates('/', 'note.create', says)
  add() {
    return new WriteNote();
  }

  @Changes('/:id', 'note.change', says)
  edit() {
    return new WriteNote();
  }

  @Removes('/:id', 'note.remove', { summary: 'Away' })
  remove() {
    return new WriteNote();
  }

  @Does('/:id/pin', 'note.change', says)
  pin() {
    return new WriteNote();
  }

  @Begins('/:id/print', 'note.read', { summary: 'On paper', answer: 'Begun.', location: (id) => `/prints/${id}` })
  print() {
    return new WriteNote();
  }

  @Shows('/:id', 'note.read', says)
  get() {
    return new GetNote('n1');
  }

  @Lists('/', 'note.read', { summary: 'All', shows: Page })
  list() {
    return new ListNotes();
  }

  @Tells('/known', 'note.read', { summary: 'Known', shows: Page, answer: 'Known.' })
  known() {
    return new Page();
  }
}

/** One note at revision 4, and the checks of a service in their order. */
class OneNote extends ServiceClient {
  sight = true;
  right = true;
  written = 0;
  readonly readAfter: (string | undefined)[] = [];

  command<Answer>(_command: Message<Answer>, { ifMatch }: CallContext): Promise<Answer> {
    if (!this.sight) return Promise.reject(new NoteNotFound({ noteId: 'n1' }));
    if (!this.right) return Promise.reject(new Forbidden({ action: 'note.change' }));
    if (ifMatch !== undefined && ifMatch !== 4)
      return Promise.reject(new StaleRevision({ id: 'n1', expected: ifMatch, actual: 4 }));
    this.written += 1;
    return Promise.resolve({ id: 'n1', revision: 5, position: '7' } as Answer);
  }

  query<Answer>(query: Message<Answer>, { readAfter }: CallContext): Promise<Answer> {
    this.readAfter.push(readAfter);
    return Promise.resolve((query instanceof GetNote ? new Note(5, query.noteId) : new Page()) as Answer);
  }
}

let service: OneNote;
beforeEach(() => (service = new OneNote()));

async function call(route: keyof NotesController, { ifMatch, prefer }: { ifMatch?: number; prefer?: string } = {}) {
  const headers: Record<string, string> = {};
  const principal = { type: 'user', id: 'u1', roles: [], teamIds: [] } as const;
  const request = {
    headers: { ...(prefer !== undefined && { prefer }) },
    routeOptions: { url: '/notes' },
    caller: { principal, ...(ifMatch !== undefined && { ifMatch }) },
  };
  const reply = {
    request,
    server: { publicPath: '/crm' },
    code: 200,
    status: (code: number) => Object.assign(reply, { code }),
    header: (name: string, value: string) =>
      Object.assign(reply, { headers: Object.assign(headers, { [name]: value }) }),
    type: () => reply,
    headers,
  };
  const controller = Object.assign(new NotesController(), {
    [MESSAGE_ROUTES]: new MessageRoutes(service, new Answers(new LastWrites()), new NamedAnswers(service)),
  });
  const method = controller[route] as (...given: unknown[]) => unknown;
  const body = await method.call(controller, request.caller, reply);
  return { status: reply.code, headers, body };
}

describe.each(['edit', 'remove'] as const)('a route that overwrites (%s)', (route) => {
  it('refuses a hidden record first, then a missing right, then a missing If-Match', async () => {
    Object.assign(service, { sight: false, right: false });
    await expect(call(route)).rejects.toThrow(NoteNotFound);
    service.sight = true;
    await expect(call(route)).rejects.toThrow(Forbidden);
    service.right = true;
    await expect(call(route)).rejects.toThrow(IfMatchRequired);
    expect(service.written).toBe(0);
  });
  it('refuses a hidden record and a missing right before a stale revision', async () => {
    Object.assign(service, { sight: false, right: false });
    await expect(call(route, { ifMatch: 3 })).rejects.toThrow(NoteNotFound);
    service.sight = true;
    await expect(call(route, { ifMatch: 3 })).rejects.toThrow(Forbidden);
    service.right = true;
    await expect(call(route, { ifMatch: 3 })).rejects.toThrow(StaleRevision);
    expect(service.written).toBe(0);
  });
  it('is carried out at the current revision', async () => {
    expect(await call(route, { ifMatch: 4 })).toMatchObject({ status: 200, headers: { etag: '"5"' } });
    expect(service.written).toBe(1);
  });
});

describe('a route that overwrites nothing', () => {
  it('needs no If-Match', async () => {
    expect(await call('pin')).toMatchObject({ status: 200, body: { id: 'n1', revision: 5, position: '7' } });
  });
  it('honours an If-Match that is sent', () => expect(call('pin', { ifMatch: 3 })).rejects.toThrow(StaleRevision));
});

describe('the response', () => {
  it('to a creation has the location of the new resource', async () =>
    expect(await call('add')).toMatchObject({ status: 201, headers: { location: '/crm/notes/n1' } }));
  it('to background work has the location of its progress', async () =>
    expect(await call('print')).toMatchObject({
      status: 202,
      headers: { location: '/crm/prints/n1', 'retry-after': '1' },
    }));
  it('is the representation on request, read at the position of the change or later', async () => {
    const prefer = 'return=representation';
    expect((await call('edit', { ifMatch: 4, prefer })).body).toBe('{"revision":5,"text":"n1"}');
    expect(service.readAfter).toEqual(['7']);
    expect((await call('remove', { ifMatch: 4, prefer })).body).toEqual({ id: 'n1', revision: 5, position: '7' });
  });
  it('to a query has an ETag, made from the revision where there is one', async () => {
    expect((await call('get')).headers['etag']).toMatch(/^"5-/);
    expect((await call('list')).headers['etag']).toMatch(/^W\/"/);
  });
  it('may come from the method without a query', async () => {
    expect((await call('known')).body).toBe('{"items":["n1"]}');
    expect(service.readAfter).toEqual([]);
  });
});

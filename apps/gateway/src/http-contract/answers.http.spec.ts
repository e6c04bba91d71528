import type { CallContext } from '@crm/contracts';
import { NoteNotFound } from '@crm/contracts/customers';
import { ReadModelsUnavailable } from '@crm/contracts/refusals';
import type { FastifyReply } from 'fastify';
import { Answers, type Representation } from './answers.http.js';
import { LastWrites } from './last-writes.service.js';

const caller = { principal: { type: 'user', id: 'u1', roles: [], teamIds: [] } } as unknown as CallContext;
const receipt = { id: 'c1', revision: 4, position: '00000000000000000007' };

/** The part of a reply that the helpers use. */
function replyTo(requestHeaders: Record<string, string>) {
  const headers: Record<string, string> = {};
  const reply = {
    request: { headers: requestHeaders },
    server: { publicPath: '/crm' },
    code: 200,
    status: (code: number) => Object.assign(reply, { code }),
    header: (name: string, value: string) =>
      Object.assign(reply, { headers: Object.assign(headers, { [name]: value }) }),
    type: () => reply,
    headers,
  };
  return reply as typeof reply & FastifyReply;
}

describe('receipts', () => {
  it('have location, revision and position', async () => {
    const reply = replyTo({});
    expect(await new Answers(new LastWrites()).created(reply, caller, receipt, '/api/v1/customers/c1')).toEqual(
      receipt,
    );
    expect([reply.code, reply.headers]).toEqual([
      201,
      { location: '/crm/api/v1/customers/c1', etag: '"4"', 'consistency-token': receipt.position },
    ]);
  });
  it('make the principal read its own writes from then on, never from an earlier position', async () => {
    const lastWrites = new LastWrites();
    const answers = new Answers(lastWrites);
    await answers.changed(replyTo({}), caller, receipt);
    await answers.changed(replyTo({}), caller, { ...receipt, position: '00000000000000000003' });
    expect(lastWrites.of(caller.principal)).toBe(receipt.position);
    expect(lastWrites.of({ ...caller.principal, id: 'u2' })).toBeUndefined();
  });
  it('report a repetition in a header, not in the body', async () => {
    const reply = replyTo({});
    const answers = new Answers(new LastWrites());
    expect(await answers.changed(reply, caller, { ...receipt, repeated: true })).toEqual(receipt);
    expect(reply.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    const first = replyTo({});
    await answers.changed(first, caller, receipt);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
  });
  it('stay receipts when the caller cannot see the result', async () => {
    const reply = replyTo({ prefer: 'return=representation' });
    const hidden = () => Promise.reject(new NoteNotFound({ noteId: 'c1' }));
    expect(await new Answers(new LastWrites()).changed(reply, caller, receipt, hidden)).toEqual(receipt);
    expect(reply.headers).not.toHaveProperty('preference-applied');
    const down = () => Promise.reject(new ReadModelsUnavailable({ reason: 'SPEC' }));
    await expect(new Answers(new LastWrites()).changed(reply, caller, receipt, down)).rejects.toThrow(
      ReadModelsUnavailable,
    );
  });
  it('are replaced by the representation on request, read at the position of the change or later', async () => {
    const reply = replyTo({ prefer: 'respond-async, return="representation"' });
    const seen: (string | undefined)[] = [];
    const show = (context: CallContext): Promise<Representation> => {
      seen.push(context.readAfter);
      return Promise.resolve({ revision: 4, name: 'Ada' } as Representation);
    };
    expect(await new Answers(new LastWrites()).changed(reply, caller, receipt, show)).toBe(
      '{"revision":4,"name":"Ada"}',
    );
    expect(seen).toEqual([receipt.position]);
    expect(reply.headers).toMatchObject({
      etag: expect.stringMatching(/^"4-[\w-]{22}"$/),
      'preference-applied': 'return=representation',
    });
  });
});

describe('representations', () => {
  const shown = (requestHeaders: Record<string, string>, thing: Representation) => {
    const reply = replyTo(requestHeaders);
    return { body: new Answers(new LastWrites()).shown(reply, thing), reply };
  };
  const ada = { revision: 4, name: 'Ada' };
  const etag = shown({}, ada).reply.headers['etag'] ?? '';

  it.each([etag, `W/${etag}`, `"x", ${etag}`, '*'])('are not sent again to a client that has them: %s', (known) => {
    const { body, reply } = shown({ 'if-none-match': known }, ada);
    expect([reply.code, body]).toEqual([304, undefined]);
  });
  it('are sent when anything the caller sees differs', () => {
    expect(shown({ 'if-none-match': etag }, { ...ada, name: 'Augusta' } as Representation).reply.code).toBe(200);
    expect(shown({ 'if-none-match': '"4"' }, ada).reply.code).toBe(200);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADMINISTRATOR, RunningProgram, type Answer } from '@crm/testing';
import { operations, resolved, type Operation, type Schema } from './served/document.js';
import { bodyExample, exampleOf, parameterExample } from './served/examples.js';

/** Names that the operator gives, not data about people: stored unencrypted, as documented. */
const NOT_PERSONAL = /^(tags|add|remove|source|key|options|label|labels|system|scopes|purpose|wording|version)$/;

/** Paths of records that the operator names: nothing in them is about people. */
const NAMED_BY_OPERATOR = /^\/api\/v1\/(teams|api-clients|pipelines|products|lead-sources|lead-lost-reasons)\b/;

let program: RunningProgram;
let token: string;
const canaries: string[] = [];
/** The operation that each was sent to, for the report. */
const sentTo = new Map<string, string>();
let sending = '';
const answers: { operation: Operation; answer: Answer }[] = [];

beforeAll(async () => {
  program = await RunningProgram.start({
    env: { LOG_LEVEL: 'debug', RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' },
  });
  token = await program.logIn();
  for (const operation of operations.filter(({ id }) => !/logout|revoke|end\w*Session/i.test(id)))
    await plantIn(operation);
}, 60_000);
afterAll(() => program.dispose());

/** A text that occurs nowhere else, in mixed case. */
function canary(): string {
  const text = `Canary${String(canaries.length).padStart(4, '0')}Qz`;
  canaries.push(text);
  sentTo.set(text, sending);
  return text;
}

const pathOf = ({ path, parameters }: Operation, customerId: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
    name === 'customerId'
      ? customerId
      : String(
          parameterExample(parameters.find((each) => each.in === 'path' && each.name === name) ?? { name, in: 'path' }),
        ),
  );

/** The example, with a canary in each text that says something about people. */
function planted(given: Schema, name: string): unknown {
  const schema = resolved(given);
  const type = [schema.type ?? (schema.properties === undefined ? 'string' : 'object')].flat()[0];
  if (NOT_PERSONAL.test(name) || schema.enum !== undefined) return exampleOf(schema);
  if (schema.format === 'email' || name === 'email') return `${canary()}@canary.example`;
  if (type === 'array' && schema.items !== undefined) return [planted(schema.items, name)];
  if (type === 'object' && schema.properties !== undefined)
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([member]) => !/Id$|Ids$|^participants$/.test(member))
        .map(([member, inner]) => [member, planted(inner, member)]),
    );
  const isFree = type === 'string' && schema.format === undefined && schema.pattern === undefined;
  return isFree && !/phone|number|country|locale|language|zone|kind|type|channel/i.test(name)
    ? canary()
    : exampleOf(schema);
}

async function plantIn(operation: Operation): Promise<void> {
  sending = operation.id;
  const customerId = await customer();
  const path = pathOf(operation, customerId);
  const schema = operation.body?.['application/json']?.schema;
  const question = {
    method: operation.method.toUpperCase(),
    token,
    headers: { 'if-match': '"0"', 'user-agent': canary() },
  };
  const query = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => `${name}=${canary()}`);
  if (operation.method === 'get') return keep(operation, `${path}?${query.join('&')}`, question);
  const isNamed = NAMED_BY_OPERATOR.test(path);
  const body = schema === undefined ? undefined : isNamed ? exampleOf(schema) : planted(schema, '');
  await keep(operation, path, { ...question, body });
  if (schema === undefined || typeof body !== 'object' || body === null) return;
  if ('customerId' in (bodyExample(operation)?.value as object))
    await keep(operation, path, { ...question, body: { ...body, customerId } });
  // Again with every value wrong: refusals must not quote values either.
  const wrong = Object.fromEntries(Object.keys(body).map((name) => [name, { [canary()]: canary() }]));
  await keep(operation, path, { ...question, body: wrong }, false);
}

async function keep(operation: Operation, path: string, question: object, judged = true): Promise<void> {
  const endless = operation.responses[200]?.content?.['text/event-stream'] !== undefined;
  if (endless) return;
  const answer = await program.ask(path, question);
  if (judged) answers.push({ operation, answer });
}

async function customer(): Promise<string> {
  const body = {
    kind: 'person',
    name: canary(),
    company: canary(),
    emails: [{ address: `${canary()}@canary.example`, label: 'work' }],
    address: { street: canary(), city: canary() },
  };
  return (await program.ask('/api/v1/customers', { token, body })).body.id as string;
}

const found = (text: string): string[] => canaries.filter((each) => text.toLowerCase().includes(each.toLowerCase()));
const files = (pattern: RegExp): string[] =>
  readdirSync(program.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => pattern.test(name));
const contentOf = (name: string): string => readFileSync(join(program.dataDir, name)).toString('latin1');

describe('confidential data', () => {
  it('was accepted: this spec looks for data that exists', () => {
    expect(canaries.length).toBeGreaterThan(100);
    expect(answers.filter(({ answer }) => answer.status < 300).length).toBeGreaterThan(10);
    expect(
      found(
        files(/^views[./]/)
          .map(contentOf)
          .join(''),
      ).length,
    ).toBeGreaterThan(20);
  });

  it('is in no line of the log or the output', () => {
    expect(found(program.stderr)).toEqual([]);
    expect(found(program.stdout)).toEqual([]);
    for (const secret of [token, ADMINISTRATOR.password, ADMINISTRATOR.email]) {
      expect(program.stderr).not.toContain(secret);
      expect(program.stdout).not.toContain(secret);
    }
  });

  it('is in no problem', () => {
    const told = answers
      .filter(({ answer }) => answer.status >= 400)
      .filter(({ answer }) => found(answer.text).length > 0)
      .map(({ operation, answer }) => `${operation.id}: ${answer.text}`);
    expect(told).toEqual([]);
  });

  it('is not in clear text in the event log: not in data, metadata or stream names', () => {
    const names = files(/^events\.db/);
    expect(names).toContain('events.db');
    for (const name of names)
      expect([name, found(contentOf(name)).map((text) => sentTo.get(text))]).toEqual([name, []]);
    for (const name of names) expect(contentOf(name)).not.toContain(ADMINISTRATOR.email);
  });

  it('is in no log file on the disk', () => {
    expect(files(/\.log$/)).toEqual([]);
  });
});

describe('the log', () => {
  it('stays one line of JSON per event, whatever is sent', async () => {
    const text = `a\r\n{"level":60,"msg":"forged"}\u001b[31m${'x'.repeat(100_000)}`;
    await program.ask('/api/v1/customers', { token, body: { kind: 'person', name: text } });
    await program.ask('/api/v1/auth/login', { body: { email: text, password: text } });
    await program.ask(`/api/v1/customers?q=${encodeURIComponent(text.slice(0, 1000))}`, { token });
    const lines = program.stderr.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level');
    expect(program.stderr).not.toContain('\u001b');
    expect(program.stderr).not.toMatch(/"msg":"forged"/);
  });
});

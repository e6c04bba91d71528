import type { OpenAPIObject } from '@nestjs/swagger';
import { withComponents } from './components.openapi.js';

const limit = { name: 'limit', in: 'query', description: 'Per page.' };
const etag = { description: 'Of the state.' };
const missing = { description: 'Not there.', headers: { ETag: etag } };
const ref = (section: string, name: string) => ({ $ref: `#/components/${section}/${name}` });
const shown = (...names: string[]) => ({
  description: 'Done.',
  content: { 'application/json': { schema: { oneOf: names.map((name) => ref('schemas', name)) } } },
});

type Operation = { parameters?: object[]; responses: Record<string, object> };
const documentOf = (...operations: Operation[]) => {
  const paths = Object.fromEntries(operations.map((get, index) => [`/${index}`, { get }]));
  const { paths: done, components } = withComponents({
    paths,
    components: { schemas: {} },
  } as unknown as OpenAPIObject);
  return { components, operations: Object.values(done).map(({ get }) => get) };
};

describe('the components of the document', () => {
  it('are parameters, headers and refusals that occur twice', () => {
    const operation = { parameters: [limit], responses: { 404: missing } };
    const { components, operations } = documentOf(operation, operation);
    expect(operations).toEqual(
      Array(2).fill({ parameters: [ref('parameters', 'limit')], responses: { 404: ref('responses', 'NotFound') } }),
    );
    expect(components).toEqual({
      schemas: {},
      parameters: { limit },
      headers: { ETag: etag },
      responses: { NotFound: { description: 'Not there.', headers: { ETag: ref('headers', 'ETag') } } },
    });
  });
  it('are recognised by content, whatever the order of members', () => {
    const turned = { in: 'query', description: 'Per page.', name: 'limit' };
    const { operations } = documentOf({ parameters: [limit], responses: {} }, { parameters: [turned], responses: {} });
    expect(operations.map((operation) => operation?.parameters)).toEqual(Array(2).fill([ref('parameters', 'limit')]));
  });
  it('hold the most frequent form of a name; others stay inline', () => {
    const other = { ...limit, description: 'Changes per page.' };
    const { components, operations } = documentOf(
      ...[other, limit, limit].map((parameter) => ({ parameters: [parameter], responses: {} })),
    );
    expect(operations[0]?.parameters).toEqual([other]);
    expect(components?.parameters).toEqual({ limit });
  });
  it('are not made for what occurs once', () => {
    const alone = { parameters: [limit], responses: { 200: { description: 'Done.' }, 404: missing } };
    const { components, operations } = documentOf(alone);
    expect(operations).toEqual([alone]);
    expect(components).toEqual({ schemas: {}, parameters: {}, headers: {}, responses: {} });
  });
  it('are named after their schemas when they are success responses', () => {
    const operation = { responses: { 200: shown('Receipt', 'TeamView') } };
    const { operations } = documentOf(operation, operation, { responses: { 200: { description: 'Done.' } } });
    expect(operations.map((each) => each?.responses[200])).toEqual([
      ref('responses', 'ReceiptOrTeamView'),
      ref('responses', 'ReceiptOrTeamView'),
      { description: 'Done.' },
    ]);
  });
});

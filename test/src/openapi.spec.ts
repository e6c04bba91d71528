import { readFileSync } from 'node:fs';

// The document is edited at will here; no type would help.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Document = any;

const root = new URL('../../', import.meta.url);
const { faultsOf } = (await import(new URL('tools/openapi-lint.mjs', root).href)) as {
  faultsOf(document: Document): Promise<string[]>;
};
const document = (): Document => JSON.parse(readFileSync(new URL('docs/openapi.json', root), 'utf8'));
const LOGIN = '/api/v1/auth/login';
const CUSTOMER = '/api/v1/customers/{customerId}';

describe('the lint of the OpenAPI document', () => {
  it('finds nothing in the document of this release', async () => {
    expect(await faultsOf(document())).toEqual([]);
  });

  it.each<[string, (document: Document) => void, RegExp]>([
    ['is no OpenAPI document', (it) => delete it.info, /info/],
    ['is of an older version', (it) => Object.assign(it, { openapi: '3.0.3' }), /./],
    [
      'repeats an operationId',
      (it) => (it.paths[CUSTOMER].get.operationId = it.paths[LOGIN].post.operationId),
      /repeats the operationId/,
    ],
    ['has no operationId', (it) => delete it.paths[LOGIN].post.operationId, /no operationId/],
    ['has no summary', (it) => delete it.paths[LOGIN].post.summary, /no summary/],
    ['documents no success', (it) => delete it.paths[CUSTOMER].get.responses['200'], /no success/],
    [
      'documents a refusal without a problem',
      (it) => delete it.paths[CUSTOMER].get.responses['404'].content,
      /answers 404 without/,
    ],
    ['needs a token without saying so', (it) => delete it.paths[CUSTOMER].get.responses['401'], /401/],
    [
      'leaves a path parameter out',
      (it) => (it.paths[CUSTOMER].get.parameters = []),
      /does not describe \{customerId\}/,
    ],
  ])('complains when it %s', async (_what, break_, complaint) => {
    const broken = document();
    break_(broken);
    expect((await faultsOf(broken)).join('\n')).toMatch(complaint);
  });
});

import { publicPathOf, withoutPublicPath } from './public-path.js';

describe('the path of PUBLIC_URL', () => {
  it.each([
    [undefined, ''],
    ['https://crm.example.org', ''],
    ['https://example.org/crm', '/crm'],
    ['https://example.org/a/b', '/a/b'],
  ])('of %s is %j', (url, path) => expect(publicPathOf(url)).toBe(path));
  it.each([
    ['/crm/api/v1/me?x=/crm/', '/crm', '/api/v1/me?x=/crm/'],
    ['/api/v1/me', '/crm', '/api/v1/me'],
    ['/crm/readyz?verbose', '/crm', '/readyz?verbose'],
    ['/crmx/api/v1/me', '/crm', '/crmx/api/v1/me'],
    ['/crm/elsewhere', '/crm', '/crm/elsewhere'],
    ['/crm/apis', '/crm', '/crm/apis'],
    ['/api/v1/me', '/api', '/api/v1/me'],
    ['/api/api/v1/me', '/api', '/api/v1/me'],
    ['/crm/api/v1/me', '', '/crm/api/v1/me'],
  ])('%s under %j is %s', (url, path, expected) => expect(withoutPublicPath(url, path)).toBe(expected));
});

import { bestOf } from './media-type.http.js';

describe('what a caller accepts', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['application/json; charset=utf-8', 'application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/html;q=0.4, application/json;q=0.5', 'application/json'],
    ['application/*', 'application/json'],
    ['text/*;q=0.2, */*;q=0.1', 'text/html'],
    ['application/json;q=0, */*', 'text/html'],
    ['*/*;q=0', undefined],
    ['image/png', undefined],
    ['json', undefined],
    ['application/json;q=much', undefined],
  ])('%p gets %s', (accept, best) => expect(bestOf(accept, ['application/json', 'text/html'])).toBe(best));
});

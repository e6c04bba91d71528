import { problemOfCode } from '../problems/catalogue.openapi.js';
import { ApiCodes, CODES, CODES_OF_STATUS, codesOf, type CodedOperation } from './codes.openapi.js';

const ALL = ['400', '401', '403', '404', '406', '409', '412', '413', '415', '422', '428', '429', '500', '503', '507'];
const change: CodedOperation = {
  policy: { kind: 'action', action: 'note.create' },
  takes: ['noteId', 'Idempotency-Key', 'If-Match'],
  refusals: ALL,
  own: { 404: ['notes.not-found'], 409: ['notes.removed'] },
};

describe('the codes of an operation', () => {
  it('are its own, and those of its kind', () => {
    expect(codesOf(change)).toEqual({
      400: ['request.invalid', 'request.malformed'],
      401: ['auth.unauthenticated'],
      403: ['access.forbidden'],
      404: ['notes.not-found'],
      409: ['notes.removed', 'request.still-running'],
      412: ['streams.stale-revision'],
      422: ['streams.idempotency-key-reused'],
      428: ['request.if-match-required'],
    });
  });
  it('include only refusals that it documents', () => {
    expect(codesOf({ ...change, refusals: ['404'] })).toEqual({ 404: ['notes.not-found'] });
  });
  it('leave out keys and tokens where none are taken', () => {
    const open = codesOf({ ...change, policy: { kind: 'public', limited: true }, takes: ['cursor'], own: {} });
    expect([open[400], open[401], open[403], open[409], open[422]]).toEqual([
      ['request.invalid', 'request.malformed', 'query.invalid', 'query.unknown-field', 'query.too-costly'],
      ...Array<undefined>(4),
    ]);
  });
  it('add up over several decorators', () => {
    class Routes {
      @ApiCodes({ 404: ['notes.not-found'] })
      @ApiCodes({ 404: ['customers.not-found'], 409: ['notes.removed'] })
      remove() {}
    }
    expect(Reflect.getMetadata('swagger/apiExtension', Routes.prototype.remove)).toEqual({
      [CODES]: { 404: ['customers.not-found', 'notes.not-found'], 409: ['notes.removed'] },
    });
  });
  it('are listed in the catalogue of problems, with their status', () => {
    const said = [codesOf({ ...change, takes: [...change.takes, 'filter'], own: {} }), CODES_OF_STATUS].flatMap(
      (codes) => Object.entries(codes).flatMap(([status, list]) => list.map((code) => [code, Number(status)])),
    );
    expect(said.map(([code]) => [code, problemOfCode(String(code))?.status])).toEqual(said);
  });
});

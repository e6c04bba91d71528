import type { OpenAPIObject } from '@nestjs/swagger';
import { withUniformTypes } from './uniform-types.openapi.js';

const uniform = (properties: object) => {
  const document = { components: { schemas: { NoteView: { type: 'object', properties } } } };
  return withUniformTypes(document as unknown as OpenAPIObject).components?.schemas?.['NoteView'];
};

describe('the types of the document', () => {
  it('declare a revision as an integer, whatever reflection says', () => {
    expect(uniform({ revision: { type: 'number', example: 3 } })).toEqual({
      type: 'object',
      properties: { revision: { type: 'integer', minimum: 0, example: 3 } },
    });
  });
  it('declare a flag as a boolean, even if it is only present when it is true', () => {
    expect(uniform({ erased: { type: 'boolean', enum: [true] }, kind: { type: 'string', enum: ['a'] } })).toEqual({
      type: 'object',
      properties: { erased: { type: 'boolean' }, kind: { type: 'string', enum: ['a'] } },
    });
  });
});

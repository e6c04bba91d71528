import { noteView } from '@crm/contracts/customers';
import { auditView } from '@crm/contracts/audit';
import { relatedListQuery, listQuery } from './list-query.dto.js';

const parametersOf = (query: { readonly prototype: object }): string[] =>
  (Reflect.getMetadata('swagger/apiModelPropertiesArray', query.prototype) as string[]).map((name) => name.slice(1));
const parameter = (query: { readonly prototype: object }, name: string) =>
  Reflect.getMetadata('swagger/apiModelProperties', query.prototype, name) as Record<string, string>;

describe('the parameters of a list', () => {
  const query = relatedListQuery(noteView);
  it('follow from its view: order, examples and filter fields', () => {
    expect(parameter(query, 'sort')).toMatchObject({ default: '-pinned,-createdAt', example: '-createdAt' });
    expect(parameter(query, 'q')).toMatchObject({
      description: expect.stringMatching(/^Every word must begin a word of the note\. Case/),
      example: 'lunch',
    });
    const { description, example } = parameter(query, 'filter');
    expect(example).toBe('pinned eq true');
    expect(description?.split('Fields: ')[1]).toBe(
      '`id`, `aboutKind` (of about), `pinned`, `ownerId`, `createdAt`, `changedAt`, `editedAt`, and those with many values: `aboutId` (of about), `customerId`.',
    );
  });
  it('include customerId only for records of customers', () => {
    expect(parametersOf(query)).toContain('customerId');
    expect(parametersOf(listQuery(noteView))).not.toContain('customerId');
  });
  it('include q only when the view is searchable', () => {
    expect(parametersOf(listQuery(noteView))).toContain('q');
    expect(parametersOf(listQuery(auditView))).not.toContain('q');
  });
});

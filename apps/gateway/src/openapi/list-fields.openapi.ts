import { fieldsMetadata, viewOfRows } from '@crm/contracts';

/** Where @ApiResponse leaves what it was given; the package keeps the name to itself. */
const API_RESPONSE = 'swagger/apiResponse';

/** What a list can be asked by and what it shows: of a route that answers a page of a view. */
export function listFieldsOf(handler: object): { readonly 'x-fields'?: ReturnType<typeof fieldsMetadata> } {
  const responses = Reflect.getMetadata(API_RESPONSE, handler) as
    Readonly<Record<number, { readonly type?: unknown } | undefined>> | undefined;
  const view = viewOfRows(responses?.[200]?.type);
  return view === undefined ? {} : { 'x-fields': fieldsMetadata(view) };
}

import { fieldsMetadata, viewOfRows } from '@crm/contracts';

/** The metadata key of @ApiResponse, which the package does not export. */
const API_RESPONSE = 'swagger/apiResponse';

/** Returns what a list can be queried by and what it shows, for a route that returns a page of a view. */
export function listFieldsOf(handler: object): { readonly 'x-fields'?: ReturnType<typeof fieldsMetadata> } {
  const responses = Reflect.getMetadata(API_RESPONSE, handler) as
    Readonly<Record<number, { readonly type?: unknown } | undefined>> | undefined;
  const view = viewOfRows(responses?.[200]?.type);
  return view === undefined ? {} : { 'x-fields': fieldsMetadata(view) };
}

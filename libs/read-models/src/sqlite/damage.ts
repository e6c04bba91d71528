/** The rows of a build cannot be read, because its file was damaged. Reading them again is no use; a rebuild is. */
export class RowsDamaged extends Error {}

/** Says what an error shows about the file: a page that is not what SQLite wrote, or a document that is not JSON. undefined: nothing. */
export function damageIn(error: unknown): string | undefined {
  if (error instanceof RowsDamaged) return error.message;
  // Its message would quote the document.
  if (error instanceof SyntaxError) return 'a document is not JSON';
  // Not by its class: an error of another thread keeps its members only.
  const { code, message } = error as Partial<Error & { readonly code: unknown }>;
  return typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code) ? message : undefined;
}

/** Returns the part itself, after following any number of references within the document. */
export function resolved(document, part) {
  if (part?.$ref === undefined) return part;
  const keys = part.$ref.slice('#/'.length).split('/');
  const named = keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return resolved(
    document,
    named.reduce((place, key) => place?.[key], document),
  );
}

/** The part itself, behind any number of references. undefined when it is not in the document. */
export function resolved(document, part) {
  let found = part;
  for (let hops = 0; found?.$ref !== undefined; hops += 1) {
    if (!found.$ref.startsWith('#/') || hops > 20) return undefined;
    found = found.$ref
      .slice(2)
      .split('/')
      .reduce((place, key) => place?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  }
  return found;
}

/** Every reference in the document, once. */
export function referencesIn(document) {
  const found = new Set();
  JSON.stringify(document, (key, value) => {
    if (key === '$ref' && typeof value === 'string') found.add(value);
    return value;
  });
  return [...found];
}
